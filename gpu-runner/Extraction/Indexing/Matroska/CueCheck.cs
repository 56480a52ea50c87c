using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>Turns cues into keyframes, unless they can't be true or leave out too much.</summary>
internal static class CueCheck
{
    /// <summary>Videos have keyframes far more often: cues further apart leave some out, or stop before the end.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(2);

    /// <param name="cues">By time.</param>
    /// <param name="codec">ffmpeg's name of the codec.</param>
    /// <param name="scale">How long a tick is.</param>
    /// <param name="start">Ticks of the first picture or sound of the file.</param>
    /// <param name="duration">Length of the picture, where the file tells it.</param>
    /// <param name="segmentEnd">No cluster begins there or beyond.</param>
    /// <exception cref="WrongIndexException">Why they are of no use.</exception>
    public static VideoIndex IndexOf(
        IReadOnlyList<Cue> cues, string codec, TimestampScale scale, long start, TimeSpan? duration, long segmentEnd)
    {
        start = Math.Min(start, cues[0].Ticks);
        var keyframes = new Keyframe[cues.Count];
        for (var i = 0; i < keyframes.Length; i++)
        {
            keyframes[i] = scale.TimeOf((Int128)cues[i].Ticks - start) is { } time
                ? new Keyframe(time, cues[i].Cluster, 0)
                : throw new WrongIndexException("The file's cues name times that no video has.");
            RefuseDisorder(cues, i, segmentEnd);
            RefuseGap(i is 0 ? TimeSpan.Zero : keyframes[i - 1].Time, time);
        }

        duration = FromStart(duration, scale.TimeOf(start), keyframes[^1].Time);
        RefuseGap(keyframes[^1].Time, duration ?? TimeSpan.Zero);
        return new VideoIndex(MediaContainer.Matroska, codec, keyframes, duration);
    }

    /// <summary>
    /// The length of a file that starts late: ffmpeg counts it from zero, mkvmerge from the start. Counted from the start it would end
    /// before the last keyframe, were it the other one.
    /// </summary>
    private static TimeSpan? FromStart(TimeSpan? duration, TimeSpan? start, TimeSpan lastKeyframe) =>
        duration - start is { } rest && start > TimeSpan.Zero && rest >= lastKeyframe ? rest : duration;

    private static void RefuseDisorder(IReadOnlyList<Cue> cues, int i, long segmentEnd)
    {
        if (cues[i].Cluster >= segmentEnd)
        {
            throw new WrongIndexException("The file's cues point beyond its end; it is cut off.");
        }

        if (i > 0 && cues[i].Cluster < cues[i - 1].Cluster)
        {
            throw new WrongIndexException("The file's cues are out of order.");
        }
    }

    private static void RefuseGap(TimeSpan from, TimeSpan to)
    {
        if (to - from > LongestGap)
        {
            throw new WrongIndexException($"The file's cues leave out what is between {from:h\\:mm\\:ss} and {to:h\\:mm\\:ss}.");
        }
    }
}
