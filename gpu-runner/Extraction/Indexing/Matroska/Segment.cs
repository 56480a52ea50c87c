using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>Where the parts of a segment are: those before the first cluster, and those that a SeekHead tells of.</summary>
internal sealed class Segment
{
    /// <summary>Elements that are passed on the way to the cues of a file without a SeekHead.</summary>
    private const int MaxSteps = 256;

    /// <summary>Read at the start: in most files this holds all but the cues.</summary>
    private const int StartBytes = 8 * 1024;

    /// <summary>Cues and tags that nothing follows are read at once up to this length.</summary>
    private const int TailBytes = 256 * 1024;

    private const int MaxSeekHead = 1024 * 1024;

    private readonly EbmlWindow _window;
    private readonly SeekHead _seekHead;
    private readonly Dictionary<uint, EbmlElement> _parts = [];

    private Segment(EbmlWindow window, EbmlElement element)
    {
        _window = window;
        Start = element.Start;
        End = element.HasUnknownSize ? window.FileLength : Math.Min(element.End, window.FileLength);
        _seekHead = new SeekHead(Start);
    }

    /// <summary>Positions in the segment count from here.</summary>
    public long Start { get; }

    /// <summary>Where the segment ends, or what there is of it.</summary>
    public long End { get; }

    /// <summary>Where the first cluster begins; null when it was not come across.</summary>
    public long? FirstCluster { get; private set; }

    /// <exception cref="WrongIndexException">This is no Matroska file.</exception>
    public static async ValueTask<Segment> FindAsync(EbmlWindow window, CancellationToken cancellationToken)
    {
        var start = await window.ElementAsync(0, StartBytes, cancellationToken);
        if (start is not { Id: MatroskaId.Ebml, HasUnknownSize: false } ebml
            || await window.ElementAsync(ebml.End, StartBytes, cancellationToken) is not { Id: MatroskaId.Segment } element)
        {
            throw new WrongIndexException("The file doesn't begin as Matroska does.");
        }

        var segment = new Segment(window, element);
        await segment.WalkAsync(cancellationToken);
        return segment;
    }

    public bool Has(uint id) => _parts.ContainsKey(id) || _seekHead.Find(id) is not null;

    /// <param name="id">Which part.</param>
    /// <param name="maxBytes">A longer one is damage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its content in memory of its own.</returns>
    /// <exception cref="WrongIndexException">It isn't there, or can't be so.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ContentAsync(uint id, int maxBytes, CancellationToken cancellationToken)
    {
        if (!_parts.TryGetValue(id, out var part))
        {
            part = await SeekAsync(id, cancellationToken);
        }

        if (part.Size > maxBytes || part.HasUnknownSize || part.End > End)
        {
            throw new WrongIndexException($"The file's {NameOf(id)} end beyond the file, or are too large to be true.");
        }

        var loaded = await _window.LoadAsync(part.Start, (int)part.Size, (int)part.Size, cancellationToken);
        return loaded[..(int)part.Size].ToArray();
    }

    private async ValueTask WalkAsync(CancellationToken cancellationToken)
    {
        var position = Start;
        for (var step = 0; step < MaxSteps && position < End; step++)
        {
            var wanted = FirstCluster is null ? StartBytes : EbmlHeader.MaxLength;
            if (await _window.ElementAsync(position, wanted, cancellationToken) is not { } element)
            {
                return;
            }

            await NoteAsync(element, position, cancellationToken);
            if (element.HasUnknownSize || (FirstCluster is not null && Has(MatroskaId.Cues)))
            {
                return;
            }

            position = element.End;
        }
    }

    private async ValueTask NoteAsync(EbmlElement element, long position, CancellationToken cancellationToken)
    {
        switch (element.Id)
        {
            case MatroskaId.Cluster:
                FirstCluster ??= position;
                break;
            case MatroskaId.SeekHead:
                await FollowAsync(element, cancellationToken);
                break;
            default:
                _parts.TryAdd(element.Id, element);
                break;
        }
    }

    /// <summary>A SeekHead may tell of another one, often at the end of the file.</summary>
    private async ValueTask FollowAsync(EbmlElement seekHead, CancellationToken cancellationToken)
    {
        for (EbmlElement? element = seekHead; element is { HasUnknownSize: false, Size: <= MaxSeekHead } known && known.End <= End;)
        {
            var content = await _window.LoadAsync(known.Start, (int)known.Size, (int)known.Size, cancellationToken);
            element = _seekHead.Add(content.Span[..(int)known.Size]) is { } next
                && await _window.ElementAsync(next, StartBytes, cancellationToken) is { Id: MatroskaId.SeekHead } chained
                    ? chained
                    : null;
        }
    }

    private async ValueTask<EbmlElement> SeekAsync(uint id, CancellationToken cancellationToken)
    {
        if (_seekHead.Find(id) is not { } position)
        {
            throw new WrongIndexException($"The file has no {NameOf(id)}.");
        }

        var upToNext = _seekHead.After(position) ?? End;
        var wanted = upToNext - position <= TailBytes ? (int)Math.Max(0, upToNext - position) : EbmlHeader.MaxLength;
        return await _window.ElementAsync(position, wanted, cancellationToken) is { } element && element.Id == id
            ? element
            : throw new WrongIndexException($"The file's {NameOf(id)} are not where it says; it is cut off or damaged.");
    }

    private static string NameOf(uint id) => id switch
    {
        MatroskaId.Info => "general data",
        MatroskaId.Tracks => "tracks",
        MatroskaId.Tags => "tags",
        _ => "cues",
    };
}
