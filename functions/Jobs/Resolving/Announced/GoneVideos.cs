using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Tells servers of files that webhooks said are gone. Their previews are removed by the clean-up, which knows when it is safe.</summary>
public sealed class GoneVideos(ServerConnections connections)
{
    /// <summary>Best effort. A file that is there all the same, under any of its names, was replaced in place, and nobody is told.</summary>
    /// <returns>How many files were told of.</returns>
    internal async Task<int> TellAsync(GoneRequest request, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<string>> gone =
            [.. request.Announced.Distinct(StringComparer.Ordinal).Select(request.Names.Of).Where(names => names.Count > 0 && !names.Any(request.Names.Exists))];
        List<(string Server, string Path)> told = [.. gone.SelectMany(names => names).SelectMany(path => request.Names.OwnersOf(path).Select(server => (server, path))).Distinct()];
        foreach (var server in told.GroupBy(pair => pair.Server, pair => pair.Path))
        {
            if (request.Settings.MediaServers.FirstOrDefault(entry => entry.Id == server.Key) is { } entry)
            {
                await connections.Open(entry, request.Settings).Announcer.TellGoneAsync([.. server], cancellationToken);
            }
        }

        return gone.Count(names => names.Any(name => told.Exists(pair => pair.Path == name)));
    }
}

/// <param name="Announced">Paths that are said to be gone.</param>
/// <param name="Names">What they may be called here.</param>
/// <param name="Settings">The servers.</param>
internal sealed record GoneRequest(IReadOnlyList<string> Announced, AnnouncedNames Names, AppSettings Settings);
