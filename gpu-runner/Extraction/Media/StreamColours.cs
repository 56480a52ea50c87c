using FFMpegCore;

namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>How a stream's numbers stand for light, from its colour tags (ITU-T H.273) and its record of Dolby Vision.</summary>
internal static class StreamColours
{
    public static DynamicRange RangeOf(FFProbeStream stream, StreamSideData sideData)
    {
        if (sideData.DolbyVisionProfile is { } profile && !HasBaseLayer(profile, sideData.BaseLayer))
        {
            return DynamicRange.DolbyVision;
        }

        return stream.ColorTransfer switch
        {
            "smpte2084" => DynamicRange.Pq,
            "arib-std-b67" => DynamicRange.Hlg,
            null or "" or "unknown" when sideData.DolbyVisionProfile is not null => OfBaseLayer(sideData.BaseLayer),
            _ => DynamicRange.Standard,
        };
    }

    /// <summary>BT.2020 with the brightness of a common screen: the film looks pale on one that doesn't convert it.</summary>
    public static bool IsWide(FFProbeStream stream) => stream.ColorPrimaries is "bt2020" && stream.ColorSpace is "bt2020nc";

    /// <summary>Discs have profile 7, whose base layer is HDR10 by definition, also where a tool wrote no compatibility.</summary>
    private static bool HasBaseLayer(int profile, int compatibility) => profile is 7 || (profile is not 5 && compatibility is not 0);

    private static DynamicRange OfBaseLayer(int compatibility) => compatibility switch
    {
        2 => DynamicRange.Standard,
        4 => DynamicRange.Hlg,
        _ => DynamicRange.Pq,
    };
}
