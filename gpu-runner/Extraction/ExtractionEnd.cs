using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.Previews.Frames;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>How the making of pictures ended.</summary>
/// <param name="Report">How they were made, and what it cost; also of an extraction that failed.</param>
internal abstract record ExtractionEnd(ExtractionReport Report)
{
    /// <param name="Video">What is known of the video.</param>
    /// <param name="IntervalSeconds">Time between two pictures.</param>
    /// <param name="ByWidth">One set per width; all hold the same number of pictures.</param>
    /// <param name="Report">How they were made.</param>
    public sealed record Frames(
        VideoFacts Video, int IntervalSeconds, IReadOnlyDictionary<int, IFrameSet> ByWidth, ExtractionReport Report) : ExtractionEnd(Report);

    /// <summary>The video holds no picture.</summary>
    public sealed record NoFrames(string Reason, ExtractionReport Report) : ExtractionEnd(Report);

    /// <summary>Something went wrong; a try at another time may do better.</summary>
    public sealed record Failed(string Reason, ExtractionReport Report) : ExtractionEnd(Report);
}
