using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Workers;

/// <summary>
/// Adds workers to the runners and takes them away while they work. It isn't kept in the settings. With several runners each gets the change, because each has
/// the number of workers that is wished.
/// </summary>
public sealed class WorkerCrew(IRunnerHeartbeats heartbeats, WishedWorkers wished, RunnerWishes wishes, Database database, TimeProvider time)
{
    /// <exception cref="ApiException">409: no runner lives, or none has such a device.</exception>
    public async Task<WorkersAdded> AddAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        Crew crew = (await CrewsAsync(request.Kind, cancellationToken)).MinBy(crew => crew.Workers.Count)!;
        int before = await CountAsync(crew, cancellationToken);
        int after = await SetAsync(crew.Device, before + request.Count, cancellationToken);
        return new WorkersAdded(KindText(request.Kind), request.Count, after - before);
    }

    /// <summary>Idle ones go at once; busy ones when they have ended what they do.</summary>
    /// <exception cref="ApiException">409: no runner lives, or none has such a device.</exception>
    public async Task<WorkersRemoved> RemoveAsync(WorkerRequest request, CancellationToken cancellationToken)
    {
        Crew crew = (await CrewsAsync(request.Kind, cancellationToken)).MaxBy(crew => crew.Workers.Count)!;
        int before = await CountAsync(crew, cancellationToken);
        int idle = Math.Max(0, before - crew.Workers.Count(worker => worker.Current is not null));
        int gone = Math.Min(request.Count, before);
        int atOnce = Math.Min(gone, idle);
        await SetAsync(crew.Device, before - gone, cancellationToken);
        return new WorkersRemoved(KindText(request.Kind), request.Count, atOnce, gone - atOnce, request.Count - gone);
    }

    /// <summary>What is wished already counts, so that a wish which the runners have not followed yet isn't lost to the next one.</summary>
    private async Task<int> CountAsync(Crew crew, CancellationToken cancellationToken) => await wished.CountAsync(crew.Device, cancellationToken) ?? crew.Workers.Count;

    private async Task<int> SetAsync(string device, int count, CancellationToken cancellationToken)
    {
        int after = await wished.SetAsync(device, count, cancellationToken);
        await database.WriteAsync(
            context =>
            {
                context.Tell(LiveEventKind.WorkerUpdate, time.GetUtcNow(), device);
                return Task.FromResult(0);
            },
            cancellationToken);
        await wishes.PublishAsync(cancellationToken);
        return after;
    }

    /// <summary>The workers of the runner that has most of the kind; of GPUs, those on each usable device. At least one crew.</summary>
    private async Task<IReadOnlyList<Crew>> CrewsAsync(WorkerKind kind, CancellationToken cancellationToken)
    {
        IReadOnlyList<Heartbeat> living = (await heartbeats.CurrentAsync(cancellationToken)).Living;
        if (living.Count == 0)
        {
            throw ApiException.Conflict("Worker pool is not available");
        }

        if (kind == WorkerKind.Cpu)
        {
            return [new Crew(WishedWorkers.Cpu, living.Select(runner => WorkersOf(runner, WishedWorkers.Cpu)).MaxBy(workers => workers.Count) ?? [])];
        }

        List<Crew> gpus =
        [
            .. from runner in living
               from device in runner.Hardware?.Devices ?? []
               where device.Status == DeviceStatus.Ok
               select new Crew(device.Id, WorkersOf(runner, device.Id)),
        ];
        return gpus.Count > 0 ? gpus : throw ApiException.Conflict("No runner has a GPU that can be used");
    }

    private static List<WorkerState> WorkersOf(Heartbeat runner, string device) => [.. runner.Workers.Where(worker => worker.Device == device)];

    private static string KindText(WorkerKind kind) => kind.ToString().ToUpperInvariant();

    private sealed record Crew(string Device, IReadOnlyList<WorkerState> Workers);
}

/// <param name="WorkerType"><c>CPU</c> or <c>GPU</c>.</param>
/// <param name="Requested">How many were asked for.</param>
/// <param name="Added">How many there will be more; fewer where the most is reached.</param>
public sealed record WorkersAdded(string WorkerType, int Requested, int Added)
{
    public bool Success { get; } = true;
}

/// <param name="WorkerType"><c>CPU</c> or <c>GPU</c>.</param>
/// <param name="Requested">How many were to go.</param>
/// <param name="Removed">Idle ones, which go at once.</param>
/// <param name="ScheduledRemoval">Busy ones, which end what they do first.</param>
/// <param name="Unavailable">How many fewer there were.</param>
public sealed record WorkersRemoved(string WorkerType, int Requested, int Removed, int ScheduledRemoval, int Unavailable)
{
    public bool Success { get; } = true;
}
