namespace PreviewForge.GpuRunner.Extraction.Indexing.Mp4;

/// <summary>
/// Which parts of a track are shown, and when (ISO/IEC 14496-12, 8.6.6). All times are in the track's own unit. Times come out as ffmpeg's
/// demuxer has them: it begins a part at the first picture that is wholly in it, not at the exact time that the list names.
/// </summary>
internal sealed class EditList
{
    /// <summary>More parts are no video but a damaged list.</summary>
    private const int MaxParts = 100;

    private readonly List<EditPart> _parts;

    private EditList(long delay, List<EditPart> parts) => (Delay, _parts) = (delay, parts);

    /// <summary>How long nothing is shown at first.</summary>
    public long Delay { get; }

    /// <summary>What a fragment's times must be reduced by: fragments know the first part only.</summary>
    public long FragmentOffset => (_parts is [var first, ..] ? first.From : 0) - Delay;

    /// <summary>Whether there is no list, so that pictures are shown at the times that the track says.</summary>
    public bool IsEmpty => _parts.Count is 0;

    public int Parts => _parts.Count;

    /// <param name="edts">The box, or null.</param>
    /// <param name="movieScale">Units per second of the durations in the list.</param>
    /// <param name="trackScale">Units per second of the track.</param>
    /// <exception cref="InvalidDataException">It can't be followed.</exception>
    public static EditList Of(Box? edts, uint movieScale, uint trackScale)
    {
        var (delay, start, parts) = (0L, 0L, new List<EditPart>());
        if (edts?.Child(BoxType.Elst) is not { } elst)
        {
            return new EditList(0, parts);
        }

        var bytes = elst.Read();
        var wide = bytes.Byte() is 1;
        bytes.Skip(3);
        var count = bytes.UInt32();
        for (var i = 0; i < count; i++)
        {
            var duration = Rescale(bytes.Unsigned(wide), movieScale, trackScale);
            var from = wide ? bytes.Int64() : bytes.Int32();
            bytes.Skip(4); // the speed, which ffmpeg takes for 1
            if (from is -1 && parts.Count is 0)
            {
                delay += duration;
            }
            else if (from < 0 || from > long.MaxValue / 4 || parts.Count >= MaxParts)
            {
                throw new InvalidDataException($"The file's edit list with {count:N0} segments can't be followed.");
            }
            else
            {
                // No duration is all that there is: fragmented files don't know theirs yet.
                parts.Add(new EditPart(delay + start, from, duration is 0 ? long.MaxValue : from + duration));
                start += duration;
            }
        }

        return new EditList(delay, parts);
    }

    /// <summary>Tells the list of a sample of the track; all must be told, in the order of decoding, before <see cref="Times"/> is right.</summary>
    public void See(in Sample sample)
    {
        foreach (var part in _parts)
        {
            part.See(sample);
        }
    }

    /// <summary>The times at which a picture is shown: none when it was cut out.</summary>
    /// <param name="shown">When the track shows it.</param>
    public IEnumerable<long> Times(long shown) =>
        IsEmpty ? [shown + Delay] : from part in _parts where part.Holds(shown) select part.Move(shown) - Early;

    /// <summary>When the last picture ends; null without a list.</summary>
    public long? End => _parts.Where(part => part.Seen).Max(part => (long?)part.End) - Early;

    // The first picture is never later than the delay.
    private long Early => Math.Max(0, _parts.Where(part => part.Seen).Min(part => (long?)part.First) - Delay ?? 0);

    private static long Rescale(long duration, uint from, uint to) =>
        duration is 0 ? 0
        : from is not 0 && (Int128)duration * to / from is var scaled && scaled < long.MaxValue / 4 ? (long)scaled
        : throw new InvalidDataException("The file's edit list can't be followed: its durations make no sense.");
}

/// <summary>A part of a track that is shown.</summary>
/// <param name="start">When it begins for the viewer.</param>
/// <param name="from">Its first moment in the track.</param>
/// <param name="to">Its end in the track.</param>
internal sealed class EditPart(long start, long from, long to)
{
    private long _decoded;
    private long _shown;
    private long _end;

    public long From => from;

    public bool Seen { get; private set; }

    /// <summary>When its first picture is shown.</summary>
    public long First => Move(_shown);

    /// <summary>When its last picture ends.</summary>
    public long End => Move(Math.Min(_end, to));

    public bool Holds(long shown) => shown >= from && shown < to;

    public long Move(long shown) => shown - _decoded + start;

    public void See(in Sample sample)
    {
        if (!Holds(sample.Shown))
        {
            return;
        }

        if (!Seen)
        {
            (Seen, _decoded, _shown) = (true, sample.Decoded, sample.Shown);
        }

        _shown = Math.Min(_shown, sample.Shown);
        _end = Math.Max(_end, sample.Shown + sample.Duration);
    }
}
