namespace Microsoft.DurableTask.Entities;

/// <summary>State of an entity.</summary>
public abstract class TaskEntityState
{
    /// <summary>False before the first operation and after deletion.</summary>
    public abstract bool HasState { get; }

    public virtual T? GetState<T>(T? defaultValue = default) => GetState(typeof(T)) is T state ? state : defaultValue;

    /// <returns>Null when there is no state.</returns>
    public abstract object? GetState(Type type);

    /// <summary>Replaces the state; null deletes the entity.</summary>
    public abstract void SetState(object? state);
}
