using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>
/// Pictures of Dolby Vision without a base layer. Only libplacebo applies what the stream says of each picture's colours, and it
/// needs Vulkan; any other chain gives green and violet pictures.
/// </summary>
internal static class DolbyVision
{
    /// <returns>A sentence for a person; null when the pictures can be made.</returns>
    public static string? WhyRefused(FrameRequest request) =>
        request.Video.DynamicRange is DynamicRange.DolbyVision && request.Vulkan is VulkanWay.None
            ? "The video is Dolby Vision without a layer for other screens (such as profile 5), whose colours only a graphics card with Vulkan can "
                + "convert, and none was found. Give the runner a card (for NVIDIA in a container with the driver capability \"graphics\") "
                + "and an ffmpeg with libplacebo; nothing was published, because the pictures would be green."
            : null;

    /// <summary>Leaves <c>yuv420p</c> of standard range. The picture is lifted, because the converted one looks dim and pale.</summary>
    public static IEnumerable<string> Filters(FrameRequest request) =>
    [
        request.Vulkan is VulkanWay.MapFromVaapi ? "hwmap=derive_device=vulkan" : "hwupload",
        $"libplacebo=tonemapping={ToneMapping.Name(request.Options.ToneMap)}:format=yuv420p:contrast=1.3:saturation=1.3",
        "hwdownload",
        "format=yuv420p",
    ];
}
