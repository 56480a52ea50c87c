using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>What the file says of where its parts are (RFC 9559 section 5.1.1).</summary>
/// <param name="segmentStart">Where positions count from.</param>
internal sealed class SeekHead(long segmentStart)
{
    /// <summary>No file lists more; RFC 9559 allows two SeekHeads.</summary>
    private const int MaxEntries = 1024;

    private const int MaxIdLength = 4;
    private const long MaxPosition = 1L << 56;

    private readonly List<(uint Id, long Position)> _entries = [];

    /// <param name="content">Content of a SeekHead.</param>
    /// <returns>Where another SeekHead is that was not told of before.</returns>
    public long? Add(ReadOnlySpan<byte> content)
    {
        long? chained = null;
        var seeks = new EbmlElements(content);
        while (seeks.Next() && _entries.Count < MaxEntries)
        {
            if (seeks.Id is MatroskaId.Seek && Entry(seeks.Content) is { } entry && !_entries.Contains(entry))
            {
                _entries.Add(entry);
                chained = entry.Id is MatroskaId.SeekHead ? entry.Position : chained;
            }
        }

        return chained;
    }

    /// <returns>Where the first such element is said to be.</returns>
    public long? Find(uint id)
    {
        foreach (var entry in _entries)
        {
            if (entry.Id == id)
            {
                return entry.Position;
            }
        }

        return null;
    }

    /// <returns>The next position that is told of.</returns>
    public long? After(long position)
    {
        long? next = null;
        foreach (var entry in _entries)
        {
            next = entry.Position > position && !(entry.Position > next) ? entry.Position : next;
        }

        return next;
    }

    private (uint Id, long Position)? Entry(ReadOnlySpan<byte> content)
    {
        var (id, position) = (0UL, (ulong)MaxPosition);
        var members = new EbmlElements(content);
        while (members.Next())
        {
            switch (members.Id)
            {
                case MatroskaId.SeekId when members.Content.Length <= MaxIdLength:
                    id = members.Unsigned;
                    break;
                case MatroskaId.SeekPosition:
                    position = members.Unsigned;
                    break;
            }
        }

        return id is not 0 && position < MaxPosition ? ((uint)id, segmentStart + (long)position) : null;
    }
}
