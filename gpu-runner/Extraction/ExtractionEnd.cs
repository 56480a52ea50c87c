using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>How the making of pictures ended.</summary>
internal abstract record ExtractionEnd
{
    private ExtractionEnd()
    {
    }

    /// <param name="Video">What is known of the video.</param>
    /// <param name="IntervalSeconds">Time between two pictures.</param>
    /// <param name="ByWidth">One set per width; all hold the same number of pictures.</param>
    public sealed record Frames(VideoFacts Video, int IntervalSeconds, IReadOnlyDictionary<int, IFrameSet> ByWidth) : ExtractionEnd;

    /// <summary>The video holds no picture.</summary>
    public sealed record NoFrames(string Reason) : ExtractionEnd;

    /// <summary>Something went wrong; a try at another time may do better.</summary>
    public sealed record Failed(string Reason) : ExtractionEnd;
}
