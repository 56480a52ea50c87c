using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace PreviewForge.Tests.App;

/// <summary>A client that writes down what was started and raised, and knows of instances what a test says.</summary>
internal sealed class RecordingDurableClient() : DurableTaskClient("")
{
    /// <summary>Names of instances that were started.</summary>
    public List<string> Started { get; } = [];

    /// <summary>Each as instance and name of the event.</summary>
    public List<string> Raised { get; } = [];

    /// <summary>Instances that live.</summary>
    public HashSet<string> Living { get; } = [];

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        Started.Add(options!.InstanceId!);
        return Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Raised.Add($"{instanceId} {eventName}");
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => Task.FromResult(Living.Contains(instanceId) ? new OrchestrationMetadata("", instanceId) { RuntimeStatus = OrchestrationRuntimeStatus.Running } : null);

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
