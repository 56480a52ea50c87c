using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <inheritdoc/>
internal sealed class TriggerData(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
}
