using System.Globalization;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>
/// The filter graph that turns one decoded stream into pictures of every width. Decimating comes first: only pictures that are
/// wanted are converted.
/// </summary>
internal static class FilterGraph
{
    /// <summary>
    /// Tone mapping works in floating point, so a larger picture is made smaller before it. Not as small as the result: averaging
    /// coded brightness is not averaging light, and at this width the difference can't be seen.
    /// </summary>
    private const int ToneMapWidth = 1280;

    /// <summary>Name of the output pad of a width, as <c>-map</c> takes it.</summary>
    public static string Pad(FrameSize size) => $"[w{size.Width}]";

    public static string Build(FrameRequest request, Selection selection)
    {
        var common = string.Join(',', Common(request, selection));
        var input = $"[0:{request.Video.StreamIndex}]";
        if (request.Sizes is [var only])
        {
            return $"{input}{common},{Picture(only)}{Pad(only)}";
        }

        var branches = request.Sizes.Select(size => $"[s{size.Width}]{Picture(size)}{Pad(size)}");
        var split = $"split={request.Sizes.Count}{string.Concat(request.Sizes.Select(size => $"[s{size.Width}]"))}";
        return $"{input}{common},{split};{string.Join(';', branches)}";
    }

    private static IEnumerable<string> Common(FrameRequest request, Selection selection)
    {
        yield return selection switch
        {
            // round=up: picture k is the last one shown at or before k × interval. start_time=0: when the picture starts later than
            // the file, which a sound track in front causes often, the first picture fills the slots before it.
            Selection.Slots => $"fps=fps=1/{request.IntervalSeconds}:start_time=0:round=up",
            Selection.Keyframes => "select=key", // Some decoders give more than the keyframes that they were asked for.
            _ => "null",
        };
        if (request.Video.DynamicRange is DynamicRange.Standard)
        {
            yield break;
        }

        if (request.Video.Width > ToneMapWidth)
        {
            yield return $"scale=w={ToneMapWidth}:h=-2:flags=area";
        }

        // Broadcast files often leave out primaries and matrix; HDR is BT.2020 in practice. npl=100 regardless of the stated
        // peak: the stated one gives dark pictures.
        var transfer = request.Video.DynamicRange is DynamicRange.Hlg ? "arib-std-b67" : "smpte2084";
        yield return $"zscale=tin={transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=100,format=gbrpf32le";
        yield return $"zscale=p=bt709,tonemap={Name(request.Options.ToneMap)}:desat=0";
        yield return "zscale=t=bt709:m=bt709:r=tv,format=yuv420p";
    }

    private static string Picture(FrameSize size) =>
        string.Create(CultureInfo.InvariantCulture, $"scale=w={size.Width}:h={size.Height},setsar=1,format=yuvj420p");

    private static string Name(ToneMap algorithm) => algorithm.ToString().ToLowerInvariant();
}
