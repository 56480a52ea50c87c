using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Extraction.Commands;

/// <summary>Pictures of one video for all of its outputs: one set per width, all at the finest interval.</summary>
/// <param name="Source">Absolute path of the video.</param>
/// <param name="Video">What is known of it.</param>
/// <param name="IntervalSeconds">Greatest common divisor of the outputs' intervals.</param>
/// <param name="Sizes">One per distinct width, narrowest first; never empty.</param>
/// <param name="Options">What else changes a pixel.</param>
internal sealed record FrameRequest(
    string Source, VideoFacts Video, int IntervalSeconds, IReadOnlyList<FrameSize> Sizes, FrameOptions Options)
{
    /// <summary>No video has more pictures: four days at one a second.</summary>
    private const int MostFrames = 4 * 24 * 3600;

    public static FrameRequest For(WorkItem item, VideoFacts video, FrameOptions options) => new(
        item.Path,
        video,
        IntervalOf(item),
        [.. item.Plans.Select(plan => plan.Width).Distinct().Order().Select(width => FrameSize.For(width, video.DisplayAspect))],
        options);

    /// <summary>Seconds between two pictures that serve every output: the greatest common divisor of their intervals.</summary>
    public static int IntervalOf(WorkItem item) => item.Plans.Select(plan => plan.IntervalSeconds).Aggregate(GreatestCommonDivisor);

    /// <summary>What decodes.</summary>
    public DecodeDevice Device { get; init; } = DecodeDevice.Cpu;

    /// <summary>How libplacebo gets at the pictures, which only Dolby Vision without a base layer needs.</summary>
    public VulkanWay Vulkan { get; init; }

    /// <summary>
    /// True when large range and gamut are left as they are, because they can't be converted. Such pictures are dull, but tell the scenes
    /// apart. Dolby Vision without a base layer is never shown like this: it would be green.
    /// </summary>
    public bool HasPlainColours { get; init; }

    /// <summary>Pictures that the length of the video promises: one at time zero and one at every interval before its end.</summary>
    public int? ExpectedFrames => Video.Duration is { } duration ? FramesIn(duration, IntervalSeconds) : null;

    public static int FramesIn(TimeSpan duration, int intervalSeconds) =>
        (int)Math.Clamp(Math.Ceiling(duration.TotalSeconds / intervalSeconds), 1, MostFrames);

    /// <summary>A jump in a file's timestamps would be filled with repeated pictures without end.</summary>
    public int FrameLimit => ExpectedFrames + 2 ?? MostFrames;

    private static int GreatestCommonDivisor(int a, int b) => b is 0 ? a : GreatestCommonDivisor(b, a % b);
}
