using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <summary>The result of a run.</summary>
internal sealed class InvocationValue : InvocationResult
{
    public override object? Value { get; set; }
}
