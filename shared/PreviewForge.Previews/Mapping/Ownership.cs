namespace PreviewForge.Previews.Mapping;

/// <summary>What of a media server decides whether it holds a file.</summary>
/// <param name="Id">The server.</param>
/// <param name="IsEnabled">A disabled server owns nothing.</param>
/// <param name="Map">The server's path mappings.</param>
/// <param name="Libraries">Its libraries.</param>
public sealed record ServerFolders(string Id, bool IsEnabled, PathMap Map, IReadOnlyList<LibraryFolders> Libraries);

/// <param name="Id">The library.</param>
/// <param name="IsEnabled">A disabled library owns nothing.</param>
/// <param name="RemotePaths">Its folders as the server sees them.</param>
public sealed record LibraryFolders(string Id, bool IsEnabled, IReadOnlyList<string> RemotePaths);

/// <param name="ServerId">The server.</param>
/// <param name="LibraryId">Its first library that holds the file.</param>
public sealed record Owner(string ServerId, string LibraryId);

/// <summary>Tells which servers hold a local file.</summary>
public static class Ownership
{
    /// <summary>At most one owner per server, in the order of the servers.</summary>
    /// <param name="localPath">A path that leaves a library by <c>..</c> is not in it, nor is the library's own folder.</param>
    /// <param name="servers">All servers.</param>
    public static IReadOnlyList<Owner> Of(string localPath, IEnumerable<ServerFolders> servers) =>
        [.. servers.Select(server => new LibraryRoots(server).LibraryOf(localPath) is { } library ? new Owner(server.Id, library) : null).OfType<Owner>()];
}
