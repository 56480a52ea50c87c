namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Paths in the order that they are named in, each once and in the normal form; what is no path is left out.</summary>
internal sealed class PathList
{
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public PathList()
    {
    }

    public PathList(IEnumerable<string?> paths)
    {
        foreach (string? path in paths)
        {
            Add(path);
        }
    }

    public int Count => _paths.Count;

    public IReadOnlyList<string> Paths => _paths;

    public void Add(string? path)
    {
        if (SenderPath.Normalize(path) is { } normal && _known.Add(normal))
        {
            _paths.Add(normal);
        }
    }

    /// <summary>Those that another list doesn't hold.</summary>
    public IReadOnlyList<string> Except(PathList other) => other.Count == 0 ? _paths : [.. _paths.Where(path => !other._known.Contains(path))];
}
