namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger tells about itself, such as route values or a message's dequeue count.</summary>
public abstract class BindingContext
{
    /// <summary>By name, compared without case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
