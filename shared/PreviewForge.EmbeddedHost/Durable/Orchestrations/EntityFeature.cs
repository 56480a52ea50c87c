using System.Diagnostics.CodeAnalysis;
using Microsoft.DurableTask.Entities;
using PreviewForge.EmbeddedHost.Durable.Entities;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Entities as an orchestrator sees them, with the rules of critical sections.</summary>
internal sealed class EntityFeature(ReplayContext context) : TaskOrchestrationEntityFeature
{
    private readonly HashSet<EntityInstanceId> _called = [];
    private IReadOnlyList<EntityInstanceId>? _locked;

    public override async Task<TResult> CallEntityAsync<TResult>(
        EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
        => context.Converter.Deserialize<TResult>(await CallAsync(id, operationName, input))!;

    public override Task CallEntityAsync(EntityInstanceId id, string operationName, object? input = null, CallEntityOptions? options = null)
        => CallAsync(id, operationName, input);

    public override Task SignalEntityAsync(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
    {
        if (_locked?.Contains(id) == true)
        {
            throw new InvalidOperationException($"Within the critical section {id} can be called, not signalled.");
        }

        context.Tasks.Add(new EntitySignaled(context.Tasks.NextId(), EntityTarget.Of(id), operationName)
        {
            Input = context.Converter.Serialize(input),
            Due = options?.SignalTime,
        });
        return Task.CompletedTask;
    }

    public override async Task<IAsyncDisposable> LockEntitiesAsync(IEnumerable<EntityInstanceId> entityIds)
    {
        RefuseInCriticalSection("lock further entities");
        List<EntityInstanceId> ids = [.. entityIds.Distinct().OrderBy(EntityTarget.Of, StringComparer.Ordinal)];
        if (ids.Count == 0)
        {
            throw new ArgumentException("There is nothing to lock.", nameof(entityIds));
        }

        await context.Tasks.AddAndWait(new EntitiesLocked(context.Tasks.NextId(), [.. ids.Select(id => id.ToString())]));
        _locked = ids;
        return new CriticalSection(this);
    }

    public override bool InCriticalSection([NotNullWhen(true)] out IReadOnlyList<EntityInstanceId>? entityIds)
    {
        entityIds = _locked;
        return _locked is not null;
    }

    public void RefuseInCriticalSection(string what)
    {
        if (_locked is not null)
        {
            throw new InvalidOperationException($"Within a critical section an orchestration can't {what}.");
        }
    }

    private async Task<string?> CallAsync(EntityInstanceId id, string operationName, object? input)
    {
        if (_locked is not null && (!_locked.Contains(id) || !_called.Add(id)))
        {
            throw new InvalidOperationException($"Within a critical section only locked entities can be called, one call at a time each; not so {id}.");
        }

        try
        {
            return await context.Tasks.AddAndWait(new EntityCalled(context.Tasks.NextId(), EntityTarget.Of(id), operationName)
            {
                Input = context.Converter.Serialize(input),
            });
        }
        catch (TaskFailure e)
        {
            throw new EntityOperationFailedException(id, operationName, e.Failure.ToDetails());
        }
        finally
        {
            _called.Remove(id);
        }
    }

    private void Release()
    {
        if (_locked is { } ids)
        {
            _locked = null;
            context.Tasks.Add(new EntitiesReleased(context.Tasks.NextId(), [.. ids.Select(id => id.ToString())]));
        }
    }

    private sealed class CriticalSection(EntityFeature feature) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            feature.Release();
            return ValueTask.CompletedTask;
        }
    }
}
