using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Hands the waiting operations of an entity to its code.</summary>
public sealed class TaskEntityDispatcher
{
    private readonly IEntityBatch _batch;

    internal TaskEntityDispatcher(IEntityBatch batch) => _batch = batch;

    /// <summary>Runs them on this object.</summary>
    public Task DispatchAsync(ITaskEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return _batch.RunAsync(entity.RunAsync);
    }

    /// <summary>Runs them on an object from dependency injection.</summary>
    public Task DispatchAsync<T>()
        where T : class, ITaskEntity => _batch.RunAsync<T>();

    /// <summary>Runs them by this function.</summary>
    public Task DispatchAsync(Func<TaskEntityOperation, ValueTask<object?>> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return _batch.RunAsync(handler);
    }
}

/// <summary>The operations behind a dispatcher.</summary>
internal interface IEntityBatch
{
    Task RunAsync(Func<TaskEntityOperation, ValueTask<object?>> handler);

    Task RunAsync<T>()
        where T : class, ITaskEntity;
}
