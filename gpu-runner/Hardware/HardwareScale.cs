using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>
/// The part of a filter graph that works on pictures in a device's memory: takes fields apart, makes the picture smaller and hands it over.
/// </summary>
internal static class HardwareScale
{
    /// <param name="device">What decodes.</param>
    /// <param name="video">What is decoded.</param>
    /// <param name="target">
    /// The size to hand over, before the picture is turned; even. When it is larger than the stored one, the device may keep that.
    /// </param>
    /// <returns>
    /// Filters joined by commas, whose output is a picture in the system's memory, as <c>nv12</c> for standard range and <c>p010le</c> for
    /// high; null when the decoder's pictures come in the system's memory already.
    /// </returns>
    public static string? Segment(DecodeDevice device, VideoFacts video, FrameSize target) => device.Kind switch
    {
        _ => null,
    };
}
