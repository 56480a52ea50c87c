using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Search;

/// <summary>What one server found, under our own names of the files.</summary>
/// <param name="Server">The server.</param>
/// <param name="Hits">In the server's order, without those in libraries that are turned off.</param>
internal sealed record ServerHits(SearchServer Server, IReadOnlyList<MediaSuggestion> Hits)
{
    public static ServerHits Of(MediaServerSettings server, IEnumerable<MediaSuggestion> found)
    {
        var map = new PathMap(server.PathMappings);
        var turnedOff = new ServerFolders(
            server.Id,
            true,
            PathMap.Empty,
            [.. server.Libraries.Where(library => !library.Enabled).Select(library => new LibraryFolders(library.Id, true, library.RemotePaths))]);
        return new ServerHits(
            new SearchServer(server.Id, server.Name, server.Type.Text()),
            [
                .. found.Where(hit => !IsTurnedOff(hit, turnedOff))
                    .Select(hit => hit with { RemotePaths = [.. hit.RemotePaths.SelectMany(map.RemoteToLocal).Distinct()] })
                    .Where(hit => hit.RemotePaths.Count > 0),
            ]);
    }

    private static bool IsTurnedOff(MediaSuggestion hit, ServerFolders turnedOff)
        => turnedOff.Libraries.Any(library => library.Id == hit.LibraryId)
            || (hit.RemotePaths.Count > 0 && hit.RemotePaths.All(path => Ownership.Of(path, [turnedOff]).Count > 0));
}
