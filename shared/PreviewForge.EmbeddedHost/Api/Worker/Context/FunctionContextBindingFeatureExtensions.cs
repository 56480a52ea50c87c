using PreviewForge.EmbeddedHost.Functions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to the result of a run.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <returns>The result, seen as <typeparamref name="T"/>.</returns>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) => new TypedResult<T>(context.GetInvocationResult());

    /// <returns>The result; its value can be read and replaced.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Features.Get<InvocationResult>() ?? throw new InvalidOperationException("This FunctionContext was not made by the host.");
}
