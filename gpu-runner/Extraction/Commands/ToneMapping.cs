using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>Brings the brightness and the colours of BT.2020 to what any screen shows.</summary>
internal static class ToneMapping
{
    /// <summary>
    /// Works in floating point, so a larger picture is made smaller before it. Not as small as the result: averaging coded brightness
    /// is not averaging light, and at this width the difference can't be seen.
    /// </summary>
    public const int LargestWidth = 1280;

    /// <summary>
    /// What a JPEG file means by its numbers (JFIF 1.02, BT.601). The picture is converted anyway, so it costs nothing to be exact.
    /// </summary>
    public const string Matrix = "bt470bg";

    public static bool IsNeeded(VideoFacts video) => video.DynamicRange is not DynamicRange.Standard || video.IsWideGamut;

    /// <summary>Takes a picture with even sides and leaves <c>yuv420p</c> of standard range.</summary>
    public static IEnumerable<string> Filters(FrameRequest request) => request.Video.DynamicRange switch
    {
        DynamicRange.Pq => High("smpte2084", request.Options.ToneMap),
        DynamicRange.Hlg => High("arib-std-b67", request.Options.ToneMap),
        _ => [$"zscale=tin=bt709:pin=bt2020:min=bt2020nc:t=bt709:p=bt709:m={Matrix}:r=tv", "format=yuv420p"],
    };

    /// <summary>Name of ffmpeg's operator.</summary>
    public static string Name(ToneMap algorithm) => algorithm.ToString().ToLowerInvariant();

    // Broadcast files often leave out primaries and matrix; HDR is BT.2020 in practice, and zscale refuses to guess. npl=100 regardless of
    // the stated peak: the stated one gives dark pictures.
    private static string[] High(string transfer, ToneMap algorithm) =>
    [
        $"zscale=tin={transfer}:pin=bt2020:min=bt2020nc:t=linear:p=bt709:npl=100",
        "format=gbrpf32le",
        $"tonemap={Name(algorithm)}:desat=0",
        $"zscale=t=bt709:m={Matrix}:r=tv",
        "format=yuv420p",
    ];
}
