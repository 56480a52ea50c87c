using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>Gathers what runners and database say of the moment.</summary>
public sealed class StatusReport(JobCatalog jobs, IRunnerHeartbeats heartbeats)
{
    public async Task<StatusView> MakeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, int> stats = await jobs.StatsAsync(cancellationToken);
        RunnerSnapshot runners = await heartbeats.CurrentAsync(cancellationToken);
        return new StatusView
        {
            Gpus = GpuView.Of(runners.Living),
            RunningJob = await jobs.FindRunningAsync(cancellationToken),
            PendingJobs = stats[Snake<JobStatus>.Text(JobStatus.Pending)],
            Jobs = stats,
            Workers = WorkerView.Of(runners.Living),
            Runners = [.. runners.Living.Select(RunnerOf)],
            Storage = new StorageView(runners.Problem is null, runners.Problem),
        };
    }

    private static RunnerView RunnerOf(Heartbeat runner)
        => new(runner.RunnerId, runner.Host, runner.Version, runner.StartedAt, runner.WrittenAt, runner.Accepting, runner.Workers.Count, runner.Ffmpeg,
            runner.Hardware?.IsSearched is true, runner.Hardware?.Vulkan is { } vulkan ? new VulkanView(vulkan.Device, vulkan.Problem) : null);
}
