namespace Microsoft.Azure.Functions.Worker;

/// <summary>Everything about one run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Id of this run, a GUID with hyphens.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Id of the function, the same for all its runs.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that this run belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger tells about itself.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Null when the function has no retry policy.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>Scoped services of this run.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function that runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>A place for middleware and function to share things during this run.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Features of this run by their type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the host stops, the function's time is over, or the HTTP client has gone away.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
