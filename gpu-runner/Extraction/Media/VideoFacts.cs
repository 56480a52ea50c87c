namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>What must be known of a video before its pictures can be made.</summary>
/// <param name="StreamIndex">Index of the stream among all streams of the file.</param>
/// <param name="Width">Stored width in pixels; at least 1.</param>
/// <param name="Height">Stored height in pixels; at least 1.</param>
/// <param name="DisplayAspect">Width by height as a player shows it: pixel shape and rotation are in it.</param>
/// <param name="Duration">From the start of the file to the end of the picture; null when the file doesn't say.</param>
/// <param name="DynamicRange">How brightness is coded.</param>
internal sealed record VideoFacts(
    int StreamIndex, int Width, int Height, double DisplayAspect, TimeSpan? Duration, DynamicRange DynamicRange);

/// <summary>How brightness is coded (ITU-R BT.2100).</summary>
internal enum DynamicRange
{
    Standard,

    /// <summary>Perceptual quantiser, SMPTE ST 2084: HDR10 and its kin.</summary>
    Pq,

    /// <summary>Hybrid log-gamma, ARIB STD-B67.</summary>
    Hlg,
}
