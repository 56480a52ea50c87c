using PreviewForge.Contracts.Results;
using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Outputs;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Pictures of one video, ready to be published, and how they were come by. Dispose it when they are published.</summary>
/// <param name="IntervalSeconds">Time between two pictures.</param>
/// <param name="ByWidth">One set per width in pixels; all hold the same number of pictures, at least one.</param>
/// <param name="MadeWith">The options that they were made with; no tone mapping when the video needed none.</param>
/// <param name="MediaSeconds">Length of the video; 0 when unknown.</param>
/// <param name="Source">Where they came from.</param>
/// <param name="Report">What that cost.</param>
internal sealed record PictureSet(
    int IntervalSeconds, IReadOnlyDictionary<int, IFrameSet> ByWidth, FrameSettings MadeWith, double MediaSeconds, FrameSource Source, ExtractionReport Report)
    : IDisposable
{
    /// <summary>What must not be deleted or closed while the pictures are read; null when there is no such thing.</summary>
    public IDisposable? Held { get; init; }

    /// <summary>Number of pictures of each width.</summary>
    public int Count => ByWidth.Values.First().Count;

    public void Dispose() => Held?.Dispose();
}
