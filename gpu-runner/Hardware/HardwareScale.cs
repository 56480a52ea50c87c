using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware.Commands;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>The part of a filter graph that works on pictures in a device's memory: makes the picture smaller and hands it over.</summary>
internal static class HardwareScale
{
    /// <param name="device">What decodes.</param>
    /// <param name="video">What is decoded.</param>
    /// <param name="target">The size to hand over, before the picture is turned.</param>
    /// <returns>
    /// Filters joined by commas, whose output is a picture in the system's memory, as <c>nv12</c> for standard range and <c>p010le</c> for
    /// high; null when the decoder's pictures come in the system's memory already.
    /// </returns>
    public static string? Segment(DecodeDevice device, VideoFacts video, FrameSize target) => IsUsed(device, video)
        ? SurfaceFilters.Download(device.Kind, Even(target.Width), Even(target.Height), HasHighRange(video) ? "p010le" : "nv12")
        : null;

    /// <summary>
    /// Whether pictures stay in the device's memory until they are small. Pictures of two fields are fetched in full size: what the
    /// devices have against fields looks at the pictures before and after, and these are seconds away.
    /// </summary>
    public static bool IsUsed(DecodeDevice device, VideoFacts video) =>
        device.Kind is DeviceKind.Nvidia or DeviceKind.Intel or DeviceKind.Amd
        && !video.MayBeInterlaced
        && video.DynamicRange is not DynamicRange.DolbyVision;

    private static bool HasHighRange(VideoFacts video) => video.DynamicRange is not DynamicRange.Standard || video.IsWideGamut;

    // Colour is stored for pairs of pixels and lines; what is a pixel too wide is made right afterwards.
    private static int Even(int length) => length + (length & 1);
}
