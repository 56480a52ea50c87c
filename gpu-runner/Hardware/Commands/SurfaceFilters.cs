using System.Globalization;

namespace PreviewForge.GpuRunner.Hardware.Commands;

/// <summary>Filters that make a picture smaller in the device's memory and then fetch it.</summary>
internal static class SurfaceFilters
{
    /// <param name="kind">The device's.</param>
    /// <param name="width">Wanted width in pixels; even.</param>
    /// <param name="height">Wanted height in pixels; even, or -2 for whatever keeps the stored shape.</param>
    /// <param name="pixels"><c>nv12</c> for 8 bits, <c>p010le</c> for 10.</param>
    /// <returns>Null for a device that doesn't scale: its pictures are fetched by ffmpeg itself.</returns>
    public static string? Download(DeviceKind kind, int width, int height, string pixels)
    {
        var scale = kind switch
        {
            DeviceKind.Nvidia => "scale_cuda",
            DeviceKind.Intel or DeviceKind.Amd => "scale_vaapi",
            _ => null,
        };
        return scale is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{scale}=w={width}:h={height}:format={pixels},hwdownload,format={pixels}");
    }
}
