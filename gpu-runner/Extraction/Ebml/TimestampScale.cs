namespace PreviewForge.GpuRunner.Extraction.Ebml;

/// <summary>How long a tick of a segment is (RFC 9559 section 11.1).</summary>
/// <param name="Nanoseconds">At least 1.</param>
internal readonly record struct TimestampScale(ulong Nanoseconds)
{
    /// <summary>What holds where the segment doesn't say: a millisecond.</summary>
    public static readonly TimestampScale Default = new(1_000_000);

    /// <summary>A longer tick than a second is damage.</summary>
    public const ulong MaxNanoseconds = 1_000_000_000;

    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(366);

    /// <param name="ticks">Any number of ticks.</param>
    /// <returns>The time, rounded to 100 ns; null when it is before zero or beyond a year, which no video is.</returns>
    public TimeSpan? TimeOf(Int128 ticks)
    {
        var time = (ticks * Nanoseconds + TimeSpan.NanosecondsPerTick / 2) / TimeSpan.NanosecondsPerTick;
        return time >= 0 && time <= MaxTime.Ticks ? new TimeSpan((long)time) : null;
    }
}
