using PreviewForge.Contracts.Runners;

namespace PreviewForge.Functions.Runners;

/// <summary>What the living runners say of themselves.</summary>
public interface IRunnerHeartbeats
{
    /// <summary>The heartbeats of runners that live; empty and with a problem while the storage account can't be read.</summary>
    Task<RunnerSnapshot> CurrentAsync(CancellationToken cancellationToken);
}

/// <param name="Living">One heartbeat per runner that lives.</param>
/// <param name="Problem">Why we don't know of more; null when we do.</param>
public sealed record RunnerSnapshot(IReadOnlyList<Heartbeat> Living, string? Problem);
