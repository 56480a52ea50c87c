using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace PreviewForge.Tests.App.Automation.Schedules.Running;

/// <summary>A durable client that knows the instances it is told of, and writes down what it is asked to do.</summary>
internal sealed class InstanceBook() : DurableTaskClient("")
{
    public Dictionary<string, OrchestrationMetadata> Instances { get; } = [];

    public List<string> Asked { get; } = [];

    /// <summary>True: nothing can be reached.</summary>
    public bool IsDown { get; set; }

    public void Put(string id, OrchestrationRuntimeStatus status, string? customStatus)
        => Instances[id] = new OrchestrationMetadata("x", id) { RuntimeStatus = status, SerializedCustomStatus = customStatus };

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        Asked.Add($"start {orchestratorName.Name} {options!.InstanceId}");
        return Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Asked.Add($"raise {eventName} {instanceId}");
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => IsDown ? throw new IOException("down") : Task.FromResult(Instances.GetValueOrDefault(instanceId));

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
