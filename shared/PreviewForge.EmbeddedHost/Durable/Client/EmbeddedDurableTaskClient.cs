using DurableTask.Core.Exceptions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using PreviewForge.EmbeddedHost.Durable.Management;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Client;

/// <summary>The client that functions get: works on the store of the same process.</summary>
internal sealed partial class EmbeddedDurableTaskClient(
    DurableEngine engine, DurableEntityClient entities, DataConverter converter, TimeProvider time, ManagementLinks links)
    : DurableTaskClient(string.Empty), IManagementLinks
{
    public override DurableEntityClient Entities => entities;

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
        => StartAsync(orchestratorName, converter.Serialize(input), options, cancellation);

    /// <summary>Starts an orchestration with an input that is JSON already.</summary>
    public async Task<string> StartAsync(string name, string? input, StartOrchestrationOptions? options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Instance instance = NewInstance.Of(name, input, options, time.GetUtcNow());
        await engine.Store.WriteAsync(transaction =>
        {
            if (InstanceRows.StatusOf(transaction.Session, instance.Id) is { } status && Refuses(options, status))
            {
                throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the status {status} already exists.");
            }

            transaction.Create(instance, options?.StartAt);
        });
        return instance.Id;
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => await WaitAsync(instanceId, getInputsAndOutputs, instance => instance.Status != OrchestrationRuntimeStatus.Pending, cancellation);

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => await WaitAsync(instanceId, getInputsAndOutputs, instance => instance.HasEnded, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        Instance? found = engine.Store.Read(session => InstanceRows.Find(session, instanceId));
        return Task.FromResult(found is null ? null : Describe(found, getInputsAndOutputs, getInputsAndOutputs));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        OrchestrationQuery query = filter ?? new OrchestrationQuery();
        InstanceFilter wanted = new(query.CreatedFrom, query.CreatedTo, query.Statuses?.ToList(), query.InstanceIdPrefix);
        return Pageable.Create<OrchestrationMetadata>((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            int limit = Math.Max(1, size ?? query.PageSize);
            List<Instance> rows = engine.Store.Read(session => InstanceRows.List(session, wanted, token ?? query.ContinuationToken, limit));

            // Lists of the official host carry outputs always, inputs only when they are asked for.
            IReadOnlyList<OrchestrationMetadata> page = [.. rows.Select(row => Describe(row, query.FetchInputsAndOutputs, withOutput: true))];
            return Task.FromResult(new Page<OrchestrationMetadata>(page, rows.Count == limit ? rows[^1].Id : null));
        });
    }

    public HttpManagementPayload LinksTo(string instanceId) => links.For(instanceId);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Refuses(StartOrchestrationOptions? options, OrchestrationRuntimeStatus status)
        => !status.HasEnded() || options?.DedupeStatuses?.Contains(status.ToString(), StringComparer.OrdinalIgnoreCase) == true;

    private async Task<OrchestrationMetadata> WaitAsync(
        string instanceId, bool getInputsAndOutputs, Func<Instance, bool> isReached, CancellationToken cancellation)
    {
        while (true)
        {
            Task change = engine.Watch.NextChangeOf(instanceId);
            if (engine.Store.Read(session => InstanceRows.Find(session, instanceId)) is { } found && isReached(found))
            {
                return Describe(found, getInputsAndOutputs, getInputsAndOutputs);
            }

            try
            {
                await change.WaitAsync(cancellation);
            }
            catch (TaskCanceledException e)
            {
                // The official client throws the base type here.
                throw new OperationCanceledException(e.Message, e, cancellation);
            }
        }
    }

    private OrchestrationMetadata Describe(Instance instance, bool withInput, bool withOutput) => new(instance.Name, instance.Id)
    {
        DataConverter = withInput ? converter : null,
        RuntimeStatus = instance.Status,
        CreatedAt = instance.Created,
        LastUpdatedAt = instance.Updated,
        SerializedInput = withInput ? instance.Input : null,
        SerializedOutput = withOutput ? instance.Output : null,
        SerializedCustomStatus = withOutput ? instance.CustomStatus : null,
        Tags = instance.Tags,
    };
}
