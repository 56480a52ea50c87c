namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returned, seen as <typeparamref name="T"/>.</summary>
public abstract class InvocationResult<T>
{
    /// <summary>Null for <c>void</c>, <c>Task</c>, and before the function has run.</summary>
    public abstract T? Value { get; set; }
}
