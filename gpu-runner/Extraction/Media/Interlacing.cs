using System.Collections.Frozen;

namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>Which videos may hold pictures of two fields. Broadcasts mix both kinds, so the first picture doesn't speak for the rest.</summary>
internal static class Interlacing
{
    /// <summary>A picture with fewer lines was never made for a screen that draws fields.</summary>
    private const int FewestLines = 96;

    private static readonly FrozenSet<string> Codecs = new[]
    {
        "cavs", "dnxhd", "dvvideo", "ffv1", "ffvhuff", "h264", "huffyuv", "jpeg2000", "mjpeg", "mpeg2video", "mpeg4", "prores", "rawvideo", "utvideo",
        "v210", "vc1", "wmv3",
    }.ToFrozenSet();

    public static bool IsPossible(string? codec, string? pixelFormat, int height) =>
        codec is not null && Codecs.Contains(codec) && height >= FewestLines
        && pixelFormat?.StartsWith("yuv", StringComparison.Ordinal) is true;
}
