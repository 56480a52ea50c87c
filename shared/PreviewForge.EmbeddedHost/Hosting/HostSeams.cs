namespace PreviewForge.EmbeddedHost.Hosting;

/// <summary>What a test gives the host instead of the process's own.</summary>
internal sealed record HostSeams
{
    /// <summary>Types to look for functions in, in this order; null for all of the entry assembly.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>Directory of <c>host.json</c> and <c>local.settings.json</c>; null for the app's own.</summary>
    public string? Directory { get; init; }
}
