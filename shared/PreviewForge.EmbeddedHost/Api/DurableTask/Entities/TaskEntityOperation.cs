namespace Microsoft.DurableTask.Entities;

/// <summary>One operation on an entity.</summary>
public abstract class TaskEntityOperation
{
    /// <summary>Name of the operation as the caller wrote it.</summary>
    public abstract string Name { get; }

    public abstract TaskEntityContext Context { get; }

    public abstract TaskEntityState State { get; }

    public abstract bool HasInput { get; }

    public virtual T? GetInput<T>() => GetInput(typeof(T)) is T input ? input : default;

    /// <returns>Null when there is no input.</returns>
    public abstract object? GetInput(Type inputType);
}
