namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// Turns the 33-bit times of a transport stream, which begin anywhere and wrap after 26.5 hours, into times since the file's start.
/// Like ffmpeg, it takes a time that is up to a minute before the start for earlier, and any other for later.
/// </summary>
/// <param name="start">The earliest time of a picture or sound near the beginning of the file, as it is in the file.</param>
internal sealed class StreamClock(long start)
{
    /// <summary>Ticks in a second.</summary>
    public const int Frequency = 90_000;

    private const long Modulus = 1L << 33;
    private const long Earlier = 60 * Frequency;

    /// <summary>The earliest of some times, even where they wrap in between.</summary>
    /// <param name="times">At least one.</param>
    public static long Earliest(IReadOnlyCollection<long> times)
    {
        var clock = new StreamClock(times.First());
        return times.MinBy(clock.SinceStart);
    }

    /// <returns>Ticks since the start of the file; not below minus one minute, and less than 26.5 hours.</returns>
    public long SinceStart(long time) => ((time - start + Earlier) % Modulus + Modulus) % Modulus - Earlier;

    public static TimeSpan ToTimeSpan(long ticks) => TimeSpan.FromTicks(ticks * (TimeSpan.TicksPerSecond / 10_000) / (Frequency / 10_000));
}
