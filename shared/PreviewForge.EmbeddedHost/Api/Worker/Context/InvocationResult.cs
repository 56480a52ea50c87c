namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function returned; middleware may replace it after <c>next</c>, or set it instead of calling <c>next</c>.</summary>
public abstract class InvocationResult : InvocationResult<object>;
