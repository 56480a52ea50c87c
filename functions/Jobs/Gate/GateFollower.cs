using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>When there are more slots, the gate lets jobs in at once. When there are fewer, those that run go on.</summary>
public sealed class GateFollower(GateBell bell) : ISettingsFollower
{
    public Task AfterSaveAsync(IReadOnlySet<string> changedKeys, DurableTaskClient client, CancellationToken cancellationToken)
        => changedKeys.Contains("max_concurrent_jobs") ? bell.RingAsync(client, cancellationToken) : Task.CompletedTask;
}
