using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>Where the index says that a keyframe is.</summary>
/// <param name="Ticks">Its time in ticks of the segment.</param>
/// <param name="Cluster">Where its cluster begins, from the start of the file.</param>
/// <param name="Relative">Where its block begins, from the content of the cluster; null when it isn't said.</param>
internal readonly record struct Cue(long Ticks, long Cluster, long? Relative);

/// <summary>Reads the index (RFC 9559 section 5.1.5).</summary>
internal static class Cues
{
    private const long MaxValue = 1L << 56;

    /// <param name="content">Content of Cues.</param>
    /// <param name="track">The track whose keyframes are wanted.</param>
    /// <param name="segmentStart">Where positions count from.</param>
    /// <returns>By time, no two at the same; at least one.</returns>
    /// <exception cref="WrongIndexException">It is damaged, or there is none for this track.</exception>
    public static IReadOnlyList<Cue> Parse(ReadOnlySpan<byte> content, long track, long segmentStart)
    {
        var cues = new List<Cue>();
        var points = new EbmlElements(content);
        while (points.Next())
        {
            if (points.Id is MatroskaId.CuePoint && PointOf(points.Content, track, segmentStart) is { } cue)
            {
                cues.Add(cue);
            }
        }

        if (!points.IsComplete)
        {
            throw new WrongIndexException("The file's cues are damaged.");
        }

        return cues.Count > 0 ? InOrder(cues) : throw new WrongIndexException("The file's cues name no keyframe of the video.");
    }

    private static List<Cue> InOrder(List<Cue> cues)
    {
        cues.Sort((a, b) => (a.Ticks, a.Cluster).CompareTo((b.Ticks, b.Cluster)));
        var distinct = 1;
        for (var i = 1; i < cues.Count; i++)
        {
            if (cues[i].Ticks != cues[distinct - 1].Ticks)
            {
                cues[distinct++] = cues[i];
            }
        }

        cues.RemoveRange(distinct, cues.Count - distinct);
        return cues;
    }

    private static Cue? PointOf(ReadOnlySpan<byte> content, long track, long segmentStart)
    {
        var ticks = (ulong)MaxValue;
        Cue? found = null;
        var members = new EbmlElements(content);
        while (members.Next())
        {
            if (members.Id is MatroskaId.CueTime)
            {
                ticks = members.Unsigned;
            }
            else if (members.Id is MatroskaId.CueTrackPositions)
            {
                found ??= PlaceOf(members.Content, track, segmentStart);
            }
        }

        return found is { } cue && ticks < MaxValue ? cue with { Ticks = (long)ticks } : null;
    }

    private static Cue? PlaceOf(ReadOnlySpan<byte> content, long track, long segmentStart)
    {
        var (ofTrack, cluster, relative) = (false, (ulong)MaxValue, (ulong)MaxValue);
        var members = new EbmlElements(content);
        while (members.Next())
        {
            switch (members.Id)
            {
                case MatroskaId.CueTrack:
                    ofTrack = members.Unsigned == (ulong)track;
                    break;
                case MatroskaId.CueClusterPosition:
                    cluster = members.Unsigned;
                    break;
                case MatroskaId.CueRelativePosition:
                    relative = members.Unsigned;
                    break;
            }
        }

        return ofTrack && cluster < MaxValue ? new Cue(0, segmentStart + (long)cluster, relative < MaxValue ? (long)relative : null) : null;
    }
}
