using PreviewForge.GpuRunner.Extraction.Ebml;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>General data of a segment (RFC 9559 section 5.1.2).</summary>
/// <param name="Scale">How long a tick is.</param>
/// <param name="Duration">Length of the longest track; null when the file doesn't say.</param>
internal readonly record struct SegmentInfo(TimestampScale Scale, TimeSpan? Duration)
{
    /// <summary>Ticks as a float: beyond this no whole number is exact, and no video is that long.</summary>
    private const double MaxTicks = 1L << 53;

    /// <exception cref="WrongIndexException">Its clock makes no sense.</exception>
    public static SegmentInfo Parse(ReadOnlySpan<byte> content)
    {
        var scale = TimestampScale.Default;
        double? ticks = null;
        var members = new EbmlElements(content);
        while (members.Next())
        {
            switch (members.Id)
            {
                case MatroskaId.TimestampScale:
                    scale = new TimestampScale(members.Unsigned);
                    break;
                case MatroskaId.Duration:
                    ticks = EbmlNumber.Float(members.Content);
                    break;
            }
        }

        return scale.Nanoseconds is > 0 and <= TimestampScale.MaxNanoseconds
            ? new SegmentInfo(scale, ticks is > 0 and < MaxTicks ? scale.TimeOf((Int128)ticks.Value) : null)
            : throw new WrongIndexException("The file's clock makes no sense.");
    }
}
