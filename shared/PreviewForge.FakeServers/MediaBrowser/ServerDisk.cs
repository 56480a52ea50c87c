namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>
/// The server's view of the disk: it names files by its own paths, this maps them to where they really are. Prefixes end at a
/// slash; the longest wins; a path under no prefix is its own.
/// </summary>
public sealed class ServerDisk
{
    private readonly List<(string Server, string Local)> _prefixes = [];

    /// <summary>Says where a folder of the server really is. Both are absolute paths.</summary>
    public void Map(string serverPrefix, string localPrefix)
    {
        lock (_prefixes)
        {
            _prefixes.Add((serverPrefix.TrimEnd('/'), localPrefix.TrimEnd('/')));
            _prefixes.Sort((left, right) => right.Server.Length.CompareTo(left.Server.Length));
        }
    }

    /// <summary>Where a file of the server really is.</summary>
    public string ToLocal(string serverPath)
    {
        lock (_prefixes)
        {
            var prefix = _prefixes.Find(prefix => IsWithin(serverPath, prefix.Server));
            return prefix.Server is null ? serverPath : prefix.Local + serverPath[prefix.Server.Length..];
        }
    }

    /// <summary>What the server calls a file of this machine.</summary>
    public string ToServer(string localPath)
    {
        lock (_prefixes)
        {
            var prefix = _prefixes.Find(prefix => IsWithin(localPath, prefix.Local));
            return prefix.Server is null ? localPath : prefix.Server + localPath[prefix.Local.Length..];
        }
    }

    /// <summary>Whether a path is a folder or lies in it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || folder.EndsWith('/') || path[folder.Length] == '/');
}
