using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>How the making of some outputs of a video ended.</summary>
/// <param name="Outcome">Published, when none of them failed.</param>
/// <param name="Reason">Why not; null when all went well.</param>
/// <param name="Report">What it cost.</param>
internal sealed record PassEnd(ExtractOutcome Outcome, string? Reason, ExtractionReport Report)
{
    /// <summary>What became of each output.</summary>
    public required IReadOnlyDictionary<OutputPlan, PlanResult> Plans { get; init; }

    /// <summary>Where the pictures came from; null when there were none.</summary>
    public FrameSource? Source { get; init; }

    /// <summary>Number of pictures of each width.</summary>
    public int FrameCount { get; init; }

    /// <summary>Length of the video; 0 when unknown.</summary>
    public double MediaSeconds { get; init; }
}
