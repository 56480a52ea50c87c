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

    /// <summary>
    /// Leaves <c>yuv420p</c> of standard range. Its colours are asked for by name: left alone, libplacebo gives those of BT.2020 in PQ, which
    /// look dim and pale.
    /// </summary>
    public static IEnumerable<string> Filters(FrameRequest request) =>
    [
        request.Vulkan is VulkanWay.MapFromVaapi ? "hwmap=derive_device=vulkan" : "hwupload",
        $"libplacebo=tonemapping={ToneMapping.Name(request.Options.ToneMap)}:format=yuv420p:"
            + $"colorspace={ToneMapping.Matrix}:color_primaries=bt709:color_trc=bt709:range=tv",
        "hwdownload",
        "format=yuv420p",
    ];
}
