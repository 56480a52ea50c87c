using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Owners;

/// <summary>What of a server's settings decides whether it holds a file.</summary>
internal static class OwnedFolders
{
    public static ServerFolders Of(MediaServerSettings server) => new(
        server.Id,
        server.IsUsable,
        new PathMap(server.PathMappings),
        [.. server.Libraries.Select(library => new LibraryFolders(library.Id, library.Enabled, library.RemotePaths))]);
}
