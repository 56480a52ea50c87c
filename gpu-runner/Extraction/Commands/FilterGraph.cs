using System.Globalization;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>
/// The filter graph that turns one decoded stream into pictures of every width. Only its head depends on how the pictures were chosen, so
/// that every way of reading a file gives the same bytes. Decimating comes first: only pictures that are wanted are converted.
/// </summary>
internal static class FilterGraph
{
    /// <summary>
    /// What the graph relies on, for the input. A change of size in mid-stream must not rebuild it: slots would be counted from zero
    /// again. Pictures are turned by the graph when they are small; ffmpeg would do it before, and can't in a device's memory.
    /// </summary>
    public const string InputOptions = "-reinit_filter 0 -noautorotate";

    /// <summary>Name of the output pad of a width, as <c>-map</c> takes it.</summary>
    public static string Pad(FrameSize size) => $"[w{size.Width}]";

    public static string Build(FrameRequest request, Selection selection)
    {
        var common = string.Join(',', [Head(request, selection), .. PictureFilters.Common(request)]);
        var input = $"[0:{request.Video.StreamIndex}]";
        if (request.Sizes is [var only])
        {
            return $"{input}{common},{PictureFilters.Picture(request.Video, only)}{Pad(only)}";
        }

        var branches = request.Sizes.Select(size => $"[s{size.Width}]{PictureFilters.Picture(request.Video, size)}{Pad(size)}");
        var split = $"split={request.Sizes.Count}{string.Concat(request.Sizes.Select(size => $"[s{size.Width}]"))}";
        return $"{input}{common},{split};{string.Join(';', branches)}";
    }

    private static string Head(FrameRequest request, Selection selection) => selection switch
    {
        // round=up: picture k is the last one shown at or before k × interval. start_time=0: when the picture starts later than
        // the file, which a sound track in front causes often, the first picture fills the slots before it.
        Selection.Slots => string.Create(CultureInfo.InvariantCulture, $"fps=fps=1/{request.IntervalSeconds}:start_time=0:round=up"),
        Selection.Keyframes => "select=key", // Some decoders give more than the keyframes that they were asked for.
        _ => "null",
    };
}
