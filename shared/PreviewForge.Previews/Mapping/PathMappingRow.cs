namespace PreviewForge.Previews.Mapping;

/// <summary>A mapping, ready to compare.</summary>
internal sealed class PathMappingRow(PathMapping mapping)
{
    public PathMapping Mapping => mapping;

    public PathPrefix Remote { get; } = new(mapping.RemotePrefix);

    public PathPrefix Local { get; } = new(mapping.LocalPrefix);

    public IReadOnlyList<PathPrefix> Webhooks { get; } = [.. mapping.WebhookPrefixes.Select(prefix => new PathPrefix(prefix))];
}
