namespace Microsoft.Azure.Functions.Worker;

/// <summary>The distributed trace of a run, as W3C Trace Context names its parts.</summary>
public abstract class TraceContext
{
    /// <summary>The <c>traceparent</c>; empty when there is no trace.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c>; empty when there is none.</summary>
    public abstract string TraceState { get; }
}
