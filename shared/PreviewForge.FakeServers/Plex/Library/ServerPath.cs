namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>Paths as the server sees them, with either kind of slash.</summary>
internal static class ServerPath
{
    public static string Name(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>True for the folder itself and everything below it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var trimmed = folder.TrimEnd('/', '\\');
        return path.StartsWith(trimmed, StringComparison.Ordinal) && (path.Length == trimmed.Length || path[trimmed.Length] is '/' or '\\');
    }
}
