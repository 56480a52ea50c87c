using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Indexing;

/// <summary>Which folder of this machine stands where the server sees one.</summary>
internal sealed class FolderMounts
{
    private readonly List<(string Server, string Local)> _mounts = [];

    public void Add(string serverFolder, string localFolder) => _mounts.Add((serverFolder.TrimEnd('/', '\\'), localFolder.TrimEnd('/')));

    /// <summary>The path on this machine; without a fitting mount it is the same.</summary>
    public string ToLocal(string path) => Best(mount => mount.Server, path) is var (server, local) ? local + path[server.Length..] : path;

    /// <summary>The path as the server sees it; without a fitting mount it is the same.</summary>
    public string ToServer(string path) => Best(mount => mount.Local, path) is var (server, local) ? server + path[local.Length..] : path;

    private (string Server, string Local)? Best(Func<(string Server, string Local), string> side, string path) => _mounts
        .Where(mount => ServerPath.IsWithin(path, side(mount)))
        .OrderByDescending(mount => side(mount).Length)
        .Select(mount => ((string, string)?)mount)
        .FirstOrDefault();
}
