using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>A typed view of a result.</summary>
internal sealed class TypedResult<T> : InvocationResult<T>
{
    private readonly InvocationResult _result;

    public TypedResult(InvocationResult result)
    {
        if (result.Value is not (null or T))
        {
            throw new InvalidOperationException($"The result is of type {result.Value.GetType()}, not {typeof(T)}.");
        }

        _result = result;
    }

    public override T? Value
    {
        get => (T?)_result.Value;
        set => _result.Value = value;
    }
}
