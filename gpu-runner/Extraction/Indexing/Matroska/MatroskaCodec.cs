using System.Text;

namespace PreviewForge.GpuRunner.Extraction.Indexing.Matroska;

/// <summary>ffmpeg's names of the codecs that Matroska names in its own way (Matroska codec specification, RFC 9559's registry).</summary>
internal static class MatroskaCodec
{
    /// <summary>The codec is named by a FourCC in a BITMAPINFOHEADER, as in AVI.</summary>
    public const string VideoForWindows = "V_MS/VFW/FOURCC";

    /// <summary>Length of a BITMAPINFOHEADER; what a codec needs to know follows it.</summary>
    private const int BitmapHeaderLength = 40;

    private const int FourCcOffset = 16;
    private const int FourCcLength = 4;

    /// <param name="codecId">The track's CodecID.</param>
    /// <param name="codecPrivate">The track's CodecPrivate, or empty.</param>
    /// <returns>ffmpeg's name; the FourCC or the id itself in lower case where none is known.</returns>
    public static string NameOf(string codecId, ReadOnlySpan<byte> codecPrivate) => codecId switch
    {
        "V_MPEG4/ISO/AVC" => "h264",
        "V_MPEGH/ISO/HEVC" => "hevc",
        "V_MPEGI/ISO/VVC" => "vvc",
        "V_AV1" => "av1",
        "V_VP8" => "vp8",
        "V_VP9" => "vp9",
        "V_MPEG1" => "mpeg1video",
        "V_MPEG2" => "mpeg2video",
        "V_MPEG4/ISO/SP" or "V_MPEG4/ISO/ASP" or "V_MPEG4/ISO/AP" => "mpeg4",
        "V_MPEG4/MS/V3" => "msmpeg4v3",
        "V_THEORA" => "theora",
        "V_PRORES" => "prores",
        "V_MJPEG" => "mjpeg",
        "V_FFV1" => "ffv1",
        "V_DIRAC" => "dirac",
        "V_UNCOMPRESSED" => "rawvideo",
        VideoForWindows when codecPrivate.Length >= FourCcOffset + FourCcLength => NameOfFourCc(codecPrivate.Slice(FourCcOffset, FourCcLength)),
        _ => codecId.ToLowerInvariant(),
    };

    /// <summary>What the decoder needs to know beforehand; empty when that is nothing.</summary>
    /// <param name="codecId">The track's CodecID.</param>
    /// <param name="codecPrivate">The track's CodecPrivate, or empty.</param>
    public static ReadOnlySpan<byte> ConfigurationIn(string codecId, ReadOnlySpan<byte> codecPrivate) =>
        codecId is VideoForWindows ? codecPrivate[Math.Min(BitmapHeaderLength, codecPrivate.Length)..] : codecPrivate;

    /// <param name="name">ffmpeg's name of a codec that may be named by a FourCC.</param>
    /// <returns>Matroska's own id for it; null when there is none.</returns>
    public static string? IdOf(string name) => name switch
    {
        "h264" => "V_MPEG4/ISO/AVC",
        "hevc" => "V_MPEGH/ISO/HEVC",
        "av1" => "V_AV1",
        "vp8" => "V_VP8",
        "vp9" => "V_VP9",
        "mpeg1video" => "V_MPEG1",
        "mpeg2video" => "V_MPEG2",
        "mpeg4" => "V_MPEG4/ISO/ASP",
        "msmpeg4v3" => "V_MPEG4/MS/V3",
        "mjpeg" => "V_MJPEG",
        _ => null,
    };

    /// <param name="fourCc">Four bytes; what is no ASCII becomes a question mark.</param>
    public static string NameOfFourCc(ReadOnlySpan<byte> fourCc) => Encoding.ASCII.GetString(fourCc).TrimEnd('\0', ' ').ToLowerInvariant() switch
    {
        "xvid" or "divx" or "dx50" or "fmp4" or "mp4v" or "3iv2" or "rmp4" => "mpeg4",
        "div3" or "div4" or "mp43" => "msmpeg4v3",
        "mp42" or "div2" => "msmpeg4v2",
        "h264" or "x264" or "avc1" => "h264",
        "hevc" or "h265" or "x265" or "hev1" => "hevc",
        "mjpg" => "mjpeg",
        "wvc1" => "vc1",
        "mpg1" => "mpeg1video",
        "mpg2" or "mpeg" => "mpeg2video",
        var other => other,
    };
}
