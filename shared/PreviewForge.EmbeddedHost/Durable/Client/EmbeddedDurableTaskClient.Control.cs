using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.Orchestrations;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Client;

internal sealed partial class EmbeddedDurableTaskClient
{
    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return SendAsync(new Message(instanceId, MessageKind.Event) { Name = eventName, Body = converter.Serialize(eventPayload) }, cancellation);
    }

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        MessageKind kind = options?.Recursive == true ? MessageKind.TerminateAll : MessageKind.Terminate;
        return SendAsync(new Message(instanceId, kind) { Body = converter.Serialize(options?.Output) }, cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => OrderAsync(new Message(instanceId, MessageKind.Suspend) { Body = reason }, cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
        => OrderAsync(new Message(instanceId, MessageKind.Resume) { Body = reason }, cancellation);

    public override async Task<string> RestartAsync(string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Instance old = engine.Store.Read(session => InstanceRows.Find(session, instanceId))
            ?? throw new ArgumentException($"No orchestration with instance ID '{instanceId}' found.", nameof(instanceId));
        if (!restartWithNewInstanceId && !old.HasEnded)
        {
            throw new InvalidOperationException($"The orchestration '{instanceId}' has status {old.Status}; only an ended one can be restarted under its id.");
        }

        StartOrchestrationOptions options = new(restartWithNewInstanceId ? null : instanceId) { Tags = old.Tags, Version = old.Version };
        return await StartAsync(old.Name, old.Input, options, cancellation);
    }

    public override Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return engine.Store.WriteAsync(transaction => Rewinding.Rewind(transaction, instanceId));
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new PurgeResult(await engine.Store.WriteAsync(transaction => Purging.Purge(transaction, instanceId, options?.Recursive == true)), true);
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        InstanceFilter wanted = new(filter.CreatedFrom, filter.CreatedTo, Purging.EndedOnly(filter.Statuses));
        bool recursive = options?.Recursive == true;
        int count = 0;
        int purged;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            purged = await engine.Store.WriteAsync(transaction => Purging.PurgeSome(transaction, wanted, recursive));
            count += purged;
        }
        while (purged > 0);
        return new PurgeResult(count, true);
    }

    /// <summary>Sends a message that is JSON already; the status decides whether it can be.</summary>
    /// <exception cref="RpcException">There is no such instance, or it has ended.</exception>
    public Task SendAsync(Message message, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return engine.Store.WriteAsync(transaction =>
        {
            OrchestrationRuntimeStatus status = InstanceRows.StatusOf(transaction.Session, message.Target)
                ?? throw new RpcException("NotFound", $"No orchestration with instance ID '{message.Target}' found.");
            if (status.HasEnded())
            {
                throw new RpcException("FailedPrecondition", $"The orchestration '{message.Target}' has status {status}.");
            }

            transaction.Send(message);
        });
    }

    /// <summary>The official host does not map the refusals of suspend and resume: all of them are Unknown.</summary>
    private Task OrderAsync(Message order, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return engine.Store.WriteAsync(transaction =>
        {
            OrchestrationRuntimeStatus? status = InstanceRows.StatusOf(transaction.Session, order.Target);
            bool isRepeated = status == OrchestrationRuntimeStatus.Suspended && order.Kind == MessageKind.Suspend;
            if (status is null || status.Value.HasEnded() || isRepeated)
            {
                throw new RpcException("Unknown", $"The orchestration '{order.Target}' {(status is null ? "doesn't exist" : $"has status {status}")}.");
            }

            transaction.Send(order);
        });
    }
}
