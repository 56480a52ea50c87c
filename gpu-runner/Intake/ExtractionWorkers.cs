using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>The workers that extract; how many, the app may say at any time.</summary>
internal sealed class ExtractionWorkers(RunnerOptions options)
{
    private const int Most = 32;

    public WorkerPool Pool { get; } = new(options.CpuWorkers);

    /// <param name="wanted">0 to 32; null takes the runner's own setting.</param>
    public void Resize(int? wanted) => Pool.Resize(Math.Clamp(wanted ?? options.CpuWorkers, 0, Most));
}
