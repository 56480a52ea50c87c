using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Freshness;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Work on a video in hand.</summary>
/// <param name="Work">What is asked for.</param>
/// <param name="Source">The video as it was when the work began.</param>
/// <param name="Show">Shows how far it is.</param>
internal sealed record VideoWork(ExtractWork Work, SourceFingerprint Source, WorkerDisplay Show);
