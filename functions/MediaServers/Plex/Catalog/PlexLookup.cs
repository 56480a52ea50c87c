using System.Collections.Concurrent;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>
/// Finds the item of a file. Plex searches by file name only, so what it finds is compared: best is a file that is called exactly as the mappings say;
/// without any, name and folder must be the same. What was found is remembered for five minutes, what wasn't is asked again each time.
/// </summary>
internal sealed class PlexLookup(PlexApi api, PlexSections sections, MediaServerSettings server, TimeProvider time)
{
    /// <summary>Segments that must be the same: the file's name and its folder.</summary>
    private const int LeastTail = 2;

    private readonly PathMap _map = new(server.PathMappings);
    private readonly ConcurrentDictionary<string, (ServerItem Item, long FoundAt)> _found = new(StringComparer.Ordinal);

    public async Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(localPath, out (ServerItem Item, long FoundAt) known) && time.GetElapsedTime(known.FoundAt) <= PlexSections.Lifetime)
        {
            return known.Item;
        }

        ServerItem? item = await SearchAsync(localPath, cancellationToken);
        if (item is not null)
        {
            _found[localPath] = (item, time.GetTimestamp());
        }

        return item;
    }

    private async Task<ServerItem?> SearchAsync(string localPath, CancellationToken cancellationToken)
    {
        string[] names = [.. _map.Expand(localPath).Where(name => PathTail.FileName(name).Length > 0)];
        Match? best = null;
        MediaServerException? failure = null;
        foreach (PlexSection section in LikelyFirst(await sections.WantedAsync(cancellationToken), names))
        {
            try
            {
                best = Match.Better(best, await SearchAsync(section, names, cancellationToken));
            }
            catch (UnexpectedAnswerException broken)
            {
                failure = broken; // One library that can't be searched hides nothing that another one has.
            }

            if (best is { IsExact: true })
            {
                return best.Item;
            }
        }

        return best is null && failure is not null ? throw failure : best?.Item;
    }

    private async Task<Match?> SearchAsync(PlexSection section, string[] names, CancellationToken cancellationToken)
    {
        Match? best = null;
        foreach (string name in names.Select(PathTail.FileName).Distinct(StringComparer.Ordinal))
        {
            int? start = 0;
            while (start is { } at)
            {
                PlexPage page = await api.PageAsync(new SectionQuery(section.Key, section.Videos!.Value) { FileName = name }, at, cancellationToken);
                best = page.Rows.SelectMany(row => PlexItems.FilesOf(row, section.Key)).Select(item => Match.Of(item, names)).Aggregate(best, Match.Better);
                start = page.Next;
            }
        }

        return best;
    }

    /// <summary>Sections whose folders hold the file come first, and usually end the search.</summary>
    private static IEnumerable<PlexSection> LikelyFirst(IReadOnlyList<PlexSection> sections, string[] names) => sections.OrderByDescending(section =>
        section.Locations.Any(location => names.Any(name => PathTail.IsBelow(name, location))));

    /// <summary>A file that may be the one that is looked for.</summary>
    private sealed record Match(ServerItem Item, bool IsExact, int Tail)
    {
        public static Match? Of(ServerItem item, string[] names)
        {
            if (names.Any(name => PathTail.AreEqual(name, item.RemotePath)))
            {
                return new Match(item, true, 0);
            }

            int tail = names.Max(name => PathTail.EqualSegments(name, item.RemotePath) is var common && common >= Math.Min(LeastTail, PathTail.Folders(name).Count + 1) ? common : 0);
            return tail > 0 ? new Match(item, false, tail) : null;
        }

        /// <summary>The first of equals.</summary>
        public static Match? Better(Match? first, Match? second) => (first, second) switch
        {
            (null, _) => second,
            (_, null) => first,
            _ => second.IsExact && !first.IsExact || (second.IsExact == first.IsExact && second.Tail > first.Tail) ? second : first,
        };
    }
}
