using System.Globalization;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>The filters that turn one decoded picture into JPEG pictures.</summary>
internal static class PictureFilters
{
    /// <summary>What is done once for all widths; may be nothing.</summary>
    public static IEnumerable<string> Common(FrameRequest request)
    {
        var video = request.Video;
        if (video.DynamicRange is DynamicRange.DolbyVision)
        {
            return DolbyVision.Filters(request);
        }

        var needsToneMap = ToneMapping.IsNeeded(video) && !request.HasPlainColours;
        var target = needsToneMap ? BeforeToneMap(request) : Unturned(request.Sizes[^1], video);
        IEnumerable<string> smaller = HardwareScale.Segment(request.Device, video, target) is { } segment
            ? [segment]
            : [.. Deinterlace(video), .. needsToneMap ? [$"{Scale(target)}:flags=area"] : Array.Empty<string>()];
        return needsToneMap ? [.. smaller, .. ToneMapping.Filters(request)] : smaller;
    }

    /// <summary>What is done for each width: the picture's last size, upright, as the JPEG encoder takes it.</summary>
    public static string Picture(VideoFacts video, FrameSize size) => Turn(video.Orientation) is { } turn
        ? $"{Scale(Unturned(size, video))},format=yuvj420p,{turn},sidedata=mode=delete:type=DISPLAYMATRIX,setsar=1,format=yuvj420p"
        : $"{Scale(size)},setsar=1,format=yuvj420p";

    /// <summary>
    /// Makes pictures of two fields into one moment, and leaves others as they are. Only the picture itself is looked at: its
    /// neighbours are seconds away. The size comes first because the filter after it can't follow one that changes in mid-stream.
    /// </summary>
    private static string[] Deinterlace(VideoFacts video) => video.MayBeInterlaced
        ? [Scale(new FrameSize(video.Width, video.Height)), "estdif=mode=frame:deint=interlaced"]
        : [];

    private static FrameSize BeforeToneMap(FrameRequest request)
    {
        var video = request.Video;
        var largest = Unturned(request.Sizes[^1], video);
        var width = Math.Min(video.Width, Math.Max(ToneMapping.LargestWidth, largest.Width));
        return new FrameSize(Even(width), Even((double)video.Height * width / video.Width));
    }

    private static int Even(double lines) => Math.Max(2, 2 * (int)(lines / 2));

    private static FrameSize Unturned(FrameSize size, VideoFacts video) =>
        video.Orientation.SwapsSides() ? new FrameSize(size.Height, size.Width) : size;

    private static string Scale(FrameSize size) => string.Create(CultureInfo.InvariantCulture, $"scale=w={size.Width}:h={size.Height}");

    private static string? Turn(Orientation orientation) => orientation switch
    {
        Orientation.Clockwise => "transpose=clock",
        Orientation.UpsideDown => "hflip,vflip",
        Orientation.Counterclockwise => "transpose=cclock",
        Orientation.Mirrored => "hflip",
        Orientation.Flipped => "vflip",
        Orientation.ClockwiseFlipped => "transpose=clock_flip",
        Orientation.CounterclockwiseFlipped => "transpose=cclock_flip",
        _ => null,
    };
}
