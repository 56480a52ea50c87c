using PreviewForge.Benchmarks.Extraction.Material;
using PreviewForge.Benchmarks.Extraction.Measuring;
using PreviewForge.Benchmarks.Extraction.Worker;
using PreviewForge.Contracts.Results;

namespace PreviewForge.Benchmarks.Extraction.Candidates;

/// <summary>This project's runner, from the work message to the published BIF.</summary>
internal sealed class Ours(WorkerProcess worker) : ICandidate
{
    public const string Target = "previews.bif";

    public string Name => "PreviewForge";

    /// <summary>What the runner said of the last video.</summary>
    public ExtractionReport? Report { get; private set; }

    public async Task<Measurement> RunAsync(Clip clip, string folder, CancellationToken cancellationToken)
    {
        var answer = await worker.ExtractAsync(clip.Path, Path.Combine(folder, Target), cancellationToken);
        Report = answer.Report;
        return Report?.Way is ExtractionWay.Reuse
            ? throw new InvalidOperationException("The runner used pictures of before; there is nothing to measure.")
            : new Measurement(answer.Seconds, answer.CpuSeconds, Report?.BytesRead ?? 0, answer.DiskBytes, Report?.FramesDecoded);
    }
}
