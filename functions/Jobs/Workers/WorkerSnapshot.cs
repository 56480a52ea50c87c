using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Functions.Jobs.Workers;

/// <summary>The workers as they are; while no runner is heard of, those that the settings promise, idle.</summary>
public sealed class WorkerSnapshot(IRunnerHeartbeats heartbeats, SettingsStore settings)
{
    public async Task<IReadOnlyList<WorkerView>> TakeAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<WorkerView> live = WorkerView.Of((await heartbeats.CurrentAsync(cancellationToken)).Living);
        return live.Count > 0 ? live : Promised(settings.ReadOrDefault());
    }

    private static IReadOnlyList<WorkerView> Promised(AppSettings wanted)
    {
        IEnumerable<(WorkerKind Kind, string Name)> gpus = wanted.Gpus.Where(gpu => gpu.Enabled)
            .SelectMany(gpu => Enumerable.Range(1, gpu.Workers).Select(number => (WorkerKind.Gpu, $"GPU Worker {number} ({gpu.Device})")));
        IEnumerable<(WorkerKind Kind, string Name)> cpus = Enumerable.Range(1, wanted.CpuThreads ?? 0).Select(number => (WorkerKind.Cpu, $"CPU Worker {number}"));
        return
        [
            .. gpus.Concat(cpus).Select((worker, index) => new WorkerView
            {
                WorkerId = index + 1, RunnerId = "", WorkerType = worker.Kind.ToString().ToUpperInvariant(), WorkerName = worker.Name, Status = "idle",
            }),
        ];
    }
}
