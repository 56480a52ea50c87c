namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>Decides whether a video that gave fewer pictures than its length promises is whole.</summary>
internal static class Shortfall
{
    /// <summary>A picture often ends a little before the stated length. One that misses more than this is not published as complete.</summary>
    public const int Tolerated = 2;

    /// <param name="made">Pictures from the first slot on without a gap.</param>
    /// <param name="expected">Pictures that the length promises.</param>
    /// <param name="says">What ffmpeg says, as another sentence.</param>
    public static WayOutcome.Hopeless EndsEarly(int made, int? expected, string says = "") => new(
        $"The video ends early: {made} of {expected} pictures could be made. The file is cut off, damaged, or still being "
        + $"copied; nothing was published.{says}");
}
