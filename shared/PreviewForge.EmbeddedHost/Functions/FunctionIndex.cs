namespace PreviewForge.EmbeddedHost.Functions;

/// <inheritdoc/>
internal sealed record FunctionIndex(IReadOnlyList<FunctionDescriptor> Functions) : IFunctionIndex;
