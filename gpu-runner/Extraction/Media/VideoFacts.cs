namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>What must be known of a video before its pictures can be made.</summary>
/// <param name="StreamIndex">Index of the stream among all streams of the file.</param>
/// <param name="Width">Stored width in pixels; at least 1.</param>
/// <param name="Height">Stored height in pixels; at least 1.</param>
/// <param name="DisplayAspect">Width by height as a player shows it: pixel shape and orientation are in it.</param>
/// <param name="Duration">From the start of the file to the end of the picture; null when the file doesn't say.</param>
/// <param name="DynamicRange">How brightness is coded.</param>
internal sealed record VideoFacts(
    int StreamIndex, int Width, int Height, double DisplayAspect, TimeSpan? Duration, DynamicRange DynamicRange)
{
    /// <summary>ffmpeg's name of the codec, such as <c>hevc</c>; empty when it has none.</summary>
    public string Codec { get; init; } = "";

    /// <summary>ffmpeg's name of the stored pixels, such as <c>yuv420p10le</c>; empty when it isn't known.</summary>
    public string PixelFormat { get; init; } = "";

    /// <summary>
    /// What the file's clock shows at its start, when the picture starts later than that; null when the picture starts with the file.
    /// </summary>
    public TimeSpan? FileStart { get; init; }

    /// <summary>How a player turns the stored picture.</summary>
    public Orientation Orientation { get; init; }

    /// <summary>Standard dynamic range in the colours of BT.2020, which look pale when taken for those of BT.709.</summary>
    public bool IsWideGamut { get; init; }

    /// <summary>
    /// Some pictures may be two fields, taken at different moments and woven into one. Each picture tells of itself; this only says
    /// whether the codec and the file leave it open.
    /// </summary>
    public bool MayBeInterlaced { get; init; }
}
