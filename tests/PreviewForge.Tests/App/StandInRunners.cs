using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Runners;

namespace PreviewForge.Tests.App;

/// <summary>One runner that lives and says what the test wants.</summary>
internal sealed class StandInRunners : IRunnerHeartbeats
{
    public bool IsAlive { get; set; } = true;

    public List<Guid> Holding { get; } = [];

    public List<WorkerState> Workers { get; } = [];

    public List<DeviceState> Devices { get; } = [];

    public Task<RunnerSnapshot> CurrentAsync(CancellationToken cancellationToken) => Task.FromResult(new RunnerSnapshot(IsAlive ? [Beat()] : [], null));

    private Heartbeat Beat() => new()
    {
        RunnerId = "attic", Version = "1", Host = "attic", StartedAt = default, WrittenAt = default, Holding = Holding, Workers = Workers, Hardware = new HardwareState { Devices = Devices },
    };
}
