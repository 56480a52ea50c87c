using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware.Capability;

namespace PreviewForge.GpuRunner.Hardware.Choice;

/// <summary>Work that takes about the same time: what is measured for one holds for the others.</summary>
/// <param name="Format">How the video is coded.</param>
/// <param name="Size">Its size.</param>
/// <param name="Amount">How many pictures are decoded: the fewer, the more setting up the device weighs.</param>
internal readonly record struct WorkKind(CodecFormat Format, SizeClass Size, AmountClass Amount)
{
    private const int Few = 50;
    private const int Some = 300;

    /// <returns>Null for a video whose coding is none that devices are tried with.</returns>
    public static WorkKind? Of(VideoFacts video, int pictures) => FormatOf(video) is { } format
        ? new WorkKind(format, SizeOf(video), pictures < Few ? AmountClass.Few : pictures < Some ? AmountClass.Some : AmountClass.Many)
        : null;

    public override string ToString() => $"{Format}, {Size.ToString().ToLowerInvariant()}, {Amount.ToString().ToLowerInvariant()} pictures";

    // Devices decode colour at half resolution only, but for a few that decode more in some formats; those are not worth the risk.
    private static CodecFormat? FormatOf(VideoFacts video) => video.PixelFormat switch
    {
        "yuv420p" or "yuvj420p" => new CodecFormat(video.Codec, 8),
        "yuv420p10le" => new CodecFormat(video.Codec, 10),
        _ => null,
    };

    private static SizeClass SizeOf(VideoFacts video) => ((long)video.Width * video.Height) switch
    {
        <= 1024 * 576 => SizeClass.Sd,
        <= 2048 * 1152 => SizeClass.Hd,
        _ => SizeClass.Uhd,
    };
}

/// <summary>Sizes by the number of pixels.</summary>
internal enum SizeClass
{
    Sd,
    Hd,
    Uhd,
}

/// <summary>Below 50, below 300, and more.</summary>
internal enum AmountClass
{
    Few,
    Some,
    Many,
}
