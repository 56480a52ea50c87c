using System.Buffers.Binary;
using PreviewForge.Previews.Frames;

namespace PreviewForge.Previews.Bif;

/// <summary>
/// Writes a BIF file as its pictures come. The header goes in last, so a file that was left unfinished is no BIF at all.
/// </summary>
public sealed class BifWriter
{
    private readonly Stream _output;
    private readonly byte[] _headerAndIndex;
    private readonly int _count;
    private int _written;
    private uint _end;

    /// <param name="output">Empty, writable and seekable; stays open.</param>
    /// <param name="interval">Time between two pictures.</param>
    /// <param name="count">Number of pictures that will be appended; 0 is legal.</param>
    public BifWriter(Stream output, Interval interval, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, BifReader.MaxImages);
        if (!output.CanSeek || output.Length != 0)
        {
            throw new ArgumentException("A BIF is written to an empty, seekable stream.", nameof(output));
        }

        _output = output;
        _count = count;
        _end = (uint)BifLayout.FirstImageOffset(count);
        _headerAndIndex = new byte[_end];
        BifLayout.Magic.CopyTo(_headerAndIndex);
        Put(BifLayout.VersionOffset, BifLayout.Version);
        Put(BifLayout.CountOffset, (uint)count);
        Put(BifLayout.MultiplierOffset, (uint)interval.Seconds * 1000);
        _output.Position = _end;
    }

    /// <summary>Writes a whole file.</summary>
    /// <inheritdoc cref="Append" path="/exception"/>
    public static void Write(Stream output, Interval interval, IFrameSet frames, CancellationToken cancellationToken)
    {
        var writer = new BifWriter(output, interval, frames.Count);
        for (var i = 0; i < frames.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Append(frames.Read(i).Span);
        }

        writer.Complete();
    }

    /// <summary>Adds the next picture; its bytes are stored unchanged.</summary>
    /// <exception cref="BifFormatException">No JPEG, or the file would outgrow its 32-bit offsets (4 GiB − 1).</exception>
    /// <exception cref="InvalidOperationException">All announced pictures are there already.</exception>
    public void Append(ReadOnlySpan<byte> jpeg)
    {
        if (_written == _count)
        {
            throw new InvalidOperationException($"All {_count} pictures are written.");
        }

        if (!JpegHeader.HasStartOfImage(jpeg))
        {
            throw new BifFormatException($"Picture {_written} is no JPEG.");
        }

        if (jpeg.Length > uint.MaxValue - _end)
        {
            throw new BifFormatException($"With picture {_written} the file would be larger than 4 GiB - 1, the most that a BIF can address.") { IsTooLarge = true };
        }

        _output.Write(jpeg);
        PutIndexEntry(_written, (uint)_written, _end);
        _end += (uint)jpeg.Length;
        _written++;
    }

    /// <summary>Writes the header and the index.</summary>
    /// <exception cref="InvalidOperationException">Fewer pictures than announced.</exception>
    public void Complete()
    {
        if (_written != _count)
        {
            throw new InvalidOperationException($"{_written} of {_count} pictures are written.");
        }

        PutIndexEntry(_count, BifLayout.EndOfIndex, _end);
        _output.Position = 0;
        _output.Write(_headerAndIndex);
        _output.Position = _end;
    }

    private void PutIndexEntry(int entry, uint timestamp, uint offset)
    {
        var at = BifLayout.HeaderBytes + BifLayout.IndexEntryBytes * entry;
        Put(at, timestamp);
        Put(at + sizeof(uint), offset);
    }

    private void Put(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_headerAndIndex.AsSpan(at), value);
}
