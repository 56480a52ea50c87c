namespace Microsoft.DurableTask.Entities;

/// <summary>
/// An entity as a class: its public methods are the operations, found by name in any case. A method takes at most one input and
/// at most one <see cref="TaskEntityContext"/>. The state is written after an operation that did not throw.
/// </summary>
public abstract class TaskEntity<TState> : ITaskEntity
{
    /// <summary>Whether public methods of the state object are operations, too.</summary>
    protected virtual bool AllowStateDispatch => false;

    /// <summary>The state; setting it to null deletes the entity at the end of the operation.</summary>
    protected TState State { get; set; } = default!;

    protected TaskEntityContext Context { get; private set; } = null!;

    /// <exception cref="NotSupportedException">There is no such operation.</exception>
    public async ValueTask<object?> RunAsync(TaskEntityOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Context = operation.Context;
        State = operation.State.GetState(typeof(TState)) is TState stored ? stored : InitializeState(operation);
        if (!EntityMethod.TryStart(this, operation, out Task<object?>? running)
            && !(AllowStateDispatch && State is not null && EntityMethod.TryStart(State, operation, out running)))
        {
            DeleteImplicitly(operation);
            return null;
        }

        object? result = await running!;
        operation.State.SetState(State);
        return result;
    }

    /// <summary>The state of an entity that has none yet.</summary>
    protected virtual TState InitializeState(TaskEntityOperation entityOperation) => Activator.CreateInstance<TState>();

    private void DeleteImplicitly(TaskEntityOperation operation)
    {
        if (!string.Equals(operation.Name, "delete", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException($"No suitable method found for entity operation '{Context.Id.Name}/{operation.Name}'.");
        }

        State = default!;
        operation.State.SetState(null);
    }
}
