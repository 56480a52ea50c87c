namespace PreviewForge.Previews.Mapping;

/// <summary>
/// The local folders of a server's enabled libraries, worked out once: whoever asks about many files keeps this. Later changes of the libraries don't count.
/// </summary>
public sealed class LibraryRoots
{
    private readonly List<(string LibraryId, PathPrefix Root)> _roots;

    /// <param name="server">A disabled one has no roots.</param>
    public LibraryRoots(ServerFolders server) => _roots = server.IsEnabled
        ? [.. server.Libraries.Where(library => library.IsEnabled).SelectMany(library => LocalRoots(server, library).Select(root => (library.Id, new PathPrefix(root))))]
        : [];

    /// <summary>The first library that holds a file; null when none does.</summary>
    /// <param name="localPath">A path that leaves a library by <c>..</c> is not in it, nor is the library's own folder.</param>
    public string? LibraryOf(string localPath)
    {
        var path = PathText.Normalize(localPath);
        return _roots.Find(root => root.Root.IsAbove(path)).LibraryId;
    }

    private static IEnumerable<string> LocalRoots(ServerFolders server, LibraryFolders library) =>
        library.RemotePaths.Where(path => !string.IsNullOrWhiteSpace(path)).SelectMany(path => server.Map.RemoteToLocal(path.Trim()));
}
