using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Hardware.Capability;

namespace PreviewForge.GpuRunner.Hardware.Commands;

/// <summary>The command that tries a clip: decode, scale where the device scales, fetch the picture, throw it away.</summary>
internal static class DecodeTestCommand
{
    public static IReadOnlyList<string> For(DecodeDevice device, TestClip clip, string path)
    {
        var pixels = clip.Format.BitDepth > 8 ? "p010le" : "nv12";
        return
        [
            "-nostdin", "-hide_banner", "-v", "error", .. InDeviceMemory(device),
            "-f", clip.Demuxer, "-i", FileArgument.Url(path), "-map", "0:v:0",
            "-vf", SurfaceFilters.Download(device.Kind, 128, 128, pixels) ?? $"hwdownload,format={pixels}",
            "-frames:v", "1", "-f", "null", "-",
        ];
    }

    // Real work lets ffmpeg fetch the pictures of these two by itself; here it must fail when there are none to fetch.
    private static IEnumerable<string> InDeviceMemory(DecodeDevice device) => device.Kind switch
    {
        DeviceKind.Apple => ["-threads", "1", "-hwaccel", "videotoolbox", "-hwaccel_output_format", "videotoolbox_vld"],
        DeviceKind.Windows => ["-threads", "1", "-hwaccel", "d3d11va", "-hwaccel_output_format", "d3d11"],
        _ => HardwareArguments.Decode(device, keepOnDevice: true),
    };
}
