namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>Goes through all samples of a track in the order of decoding with one cursor per table, so that nothing is unpacked.</summary>
internal ref struct SampleWalk
{
    /// <summary>Larger differences between decoding and showing are a damaged table; ffmpeg has the same bound.</summary>
    private const int MaxOffset = 1 << 28;

    private readonly int _count;
    private readonly SampleSizeRows _sizes;
    private ChunkCursor _chunks;
    private RunCursor _durations;
    private RunCursor _offsets;
    private SyncCursor _sync;
    private SyncCursor _partialSync;
    private readonly bool _allSync;
    private int _number;
    private long _decoded;

    public SampleWalk(SampleTable table)
    {
        _count = table.Sizes.Count;
        _sizes = table.Sizes.Rows;
        _chunks = new ChunkCursor(table.Chunks, table.Places);
        _durations = new RunCursor(table.Durations, lastGoesOn: true);
        _offsets = new RunCursor(table.Offsets, lastGoesOn: false);
        _allSync = table.AllSync;
        _sync = new SyncCursor(table.Sync);
        _partialSync = new SyncCursor(table.PartialSync);
    }

    public Sample Current { get; private set; }

    /// <returns>False when there is no further sample: the tables end, or the places of chunks do.</returns>
    /// <exception cref="InvalidDataException">The tables make no sense.</exception>
    public bool MoveNext()
    {
        if (_number >= _count)
        {
            return false;
        }

        var bytes = _sizes[_number];
        if (!_chunks.TryTake(bytes, out var position))
        {
            return false;
        }

        var (duration, offset) = (_durations.Next(), (int)_offsets.Next());
        // Durations that are negative as signed numbers are corrections of broken writers; ffmpeg has its own ways with them.
        if (duration > int.MaxValue || Math.Abs((long)offset) > MaxOffset)
        {
            throw new InvalidDataException("The index of the file is damaged: its table of times makes no sense.");
        }

        _number++;
        var isSync = _allSync | _sync.Names(_number) | _partialSync.Names(_number);
        Current = new Sample(_decoded, _decoded + offset, duration, position, bytes, isSync);
        _decoded += duration;
        return true;
    }
}

/// <summary>Walks a table of runs: how many samples, and their common value.</summary>
internal ref struct RunCursor(Table table, bool lastGoesOn)
{
    private readonly TableRows _rows = table.Rows;
    private int _row = -1;
    private uint _left;
    private uint _value;

    /// <returns>The value of the next sample; beyond the last run its value or 0.</returns>
    public uint Next()
    {
        while (_left is 0)
        {
            if (_row + 1 >= table.Count)
            {
                return lastGoesOn ? _value : 0;
            }

            _row++;
            (_left, _value) = (_rows[_row, 0], _rows[_row, 1]);
        }

        _left--;
        return _value;
    }
}

/// <summary>Walks an ascending table of sample numbers.</summary>
internal ref struct SyncCursor
{
    private readonly TableRows _rows;
    private readonly int _count;
    private readonly uint _base;
    private int _row;

    public SyncCursor(Table table)
    {
        _rows = table.Rows;
        _count = table.Count;
        // Some writers count from 0.
        _base = _count > 0 && _rows[0, 0] is 0 ? 1u : 0;
    }

    /// <param name="number">From 1; ascending from call to call.</param>
    public bool Names(int number)
    {
        while (_row < _count && _rows[_row, 0] + _base < number)
        {
            _row++;
        }

        return _row < _count && _rows[_row, 0] + _base == number;
    }
}

/// <summary>Walks the chunks: where they are, and how many samples lie in each one after the other.</summary>
internal ref struct ChunkCursor(Table chunks, Table places)
{
    private readonly TableRows _chunks = chunks.Rows;
    private readonly TableRows _places = places.Rows;
    private int _run = -1;
    private int _chunk;
    private uint _left;
    private long _position;

    /// <summary>Takes the next sample's bytes out of its chunk.</summary>
    /// <exception cref="InvalidDataException">It lies at no place that a file can have.</exception>
    public bool TryTake(uint bytes, out long position)
    {
        while (_left is 0)
        {
            if (_chunk >= places.Count || !TryEnterRun())
            {
                position = 0;
                return false;
            }

            _position = places.Columns is 2 ? _places.Wide(_chunk) : _places[_chunk, 0];
            _left = _chunks[_run, 1];
            _chunk++;
        }

        position = _position;
        if (position is < 0 or > long.MaxValue / 2)
        {
            throw new InvalidDataException("The index of the file is damaged: a picture lies at no place that a file can have.");
        }

        _position += bytes;
        _left--;
        return true;
    }

    // A run begins at the chunk that its first column says, counting from 1.
    private bool TryEnterRun()
    {
        while (_run + 1 < chunks.Count && _chunks[_run + 1, 0] <= _chunk + 1u)
        {
            _run++;
        }

        return _run >= 0;
    }
}
