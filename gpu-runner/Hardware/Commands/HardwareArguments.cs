using PreviewForge.GpuRunner.Extraction.Commands;

namespace PreviewForge.GpuRunner.Hardware.Commands;

/// <summary>ffmpeg's options in front of an input that a device decodes.</summary>
internal static class HardwareArguments
{
    /// <summary>Options of the whole program: the devices that filters need.</summary>
    public static IReadOnlyList<string> Devices(FrameRequest request) => request.Vulkan switch
    {
        // All three are the same card, and each is derived from the one before, so that a picture can be handed on where it lies.
        VulkanWay.MapFromVaapi =>
        [
            "-init_hw_device", $"drm=dr:{request.Device.Address}", "-init_hw_device", "vaapi=va@dr", "-init_hw_device", "vulkan=vk@dr",
            "-filter_hw_device", "vk",
        ],
        VulkanWay.Upload => ["-init_hw_device", "vulkan=vk", "-filter_hw_device", "vk"],
        _ => [],
    };

    /// <summary>Options of the input; empty for the CPU. They hold the number of the decoder's threads.</summary>
    public static IReadOnlyList<string> BeforeInput(FrameRequest request) => request.Vulkan is VulkanWay.MapFromVaapi
        ? Decode(request.Device with { Address = "va" }, keepOnDevice: true)
        : Decode(request.Device, HardwareScale.IsUsed(request.Device, request.Video));

    /// <param name="device">What decodes.</param>
    /// <param name="keepOnDevice">True when filters of the device take the pictures from its memory; else ffmpeg fetches each in full size.</param>
    /// <returns>Empty for the CPU. One thread, because more only feed the device in turns, and each holds pictures of its own.</returns>
    public static IReadOnlyList<string> Decode(DecodeDevice device, bool keepOnDevice)
    {
        var name = device.Kind switch
        {
            DeviceKind.Nvidia => "cuda",
            DeviceKind.Intel or DeviceKind.Amd => "vaapi",
            DeviceKind.Apple => "videotoolbox",
            DeviceKind.Windows => "d3d11va",
            _ => null,
        };
        return name is null ? [] :
        [
            "-threads", "1",
            "-hwaccel", name,
            .. device.Address is "" ? Array.Empty<string>() : ["-hwaccel_device", device.Address],
            .. keepOnDevice ? ["-hwaccel_output_format", name] : Array.Empty<string>(),
        ];
    }
}
