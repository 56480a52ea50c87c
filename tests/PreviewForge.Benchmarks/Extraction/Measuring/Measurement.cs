namespace PreviewForge.Benchmarks.Extraction.Measuring;

/// <summary>What one run cost.</summary>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="CpuSeconds">User and system time of all its processes.</param>
/// <param name="BytesRead">Bytes that its reads of the video returned, whether they came from a disk or from memory.</param>
/// <param name="DiskBytes">Bytes that a disk had to deliver for it.</param>
/// <param name="FramesDecoded">Frames that came off decoders; null when it doesn't say.</param>
internal sealed record Measurement(double Seconds, double CpuSeconds, long BytesRead, long DiskBytes, int? FramesDecoded)
{
    /// <summary>One after the other.</summary>
    public static Measurement operator +(Measurement first, Measurement second) => new(
        first.Seconds + second.Seconds,
        first.CpuSeconds + second.CpuSeconds,
        first.BytesRead + second.BytesRead,
        first.DiskBytes + second.DiskBytes,
        (first.FramesDecoded ?? 0) + (second.FramesDecoded ?? 0));
}
