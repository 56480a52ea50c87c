namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>All functions of the app in the order of their declaration.</summary>
internal interface IFunctionIndex
{
    IReadOnlyList<FunctionDescriptor> Functions { get; }
}
