using System.Text.RegularExpressions;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.MediaServers.Search;

/// <summary>Makes one list of what several servers found. The same hits make the same list.</summary>
internal static partial class SearchMerge
{
    public const int Most = 25;

    /// <param name="servers">In the order of the settings.</param>
    /// <param name="isEpisodeWanted">True: a season and an episode were typed, so episodes stay beside their show.</param>
    public static IReadOnlyList<SearchResult> Of(IEnumerable<ServerHits> servers, bool isEpisodeWanted)
    {
        List<SearchResult> merged = [];
        foreach ((SearchServer server, MediaSuggestion hit) in servers.SelectMany(found => found.Hits.Select(hit => (found.Server, hit))))
        {
            int same = merged.FindIndex(known => IsSame(known, hit));
            if (same < 0)
            {
                merged.Add(new SearchResult(hit.Kind, hit.Title, hit.Year, hit.RemotePaths, hit.ChildCount, [server]));
            }
            else
            {
                merged[same] = Join(merged[same], hit, server);
            }
        }

        HashSet<string> shows = isEpisodeWanted ? [] : [.. merged.Where(result => result.Kind == SuggestionKind.Show).Select(result => Letters(result.Title))];
        return [.. merged.Where(result => !(result.Kind == SuggestionKind.Episode && shows.Contains(Letters(ShowOf(result.Title))))).OrderBy(result => result.Kind).Take(Most)];
    }

    private static bool IsSame(SearchResult known, MediaSuggestion hit) => known.Kind == hit.Kind
        && Letters(known.Title) == Letters(hit.Title)
        && (known.Year is null || hit.Year is null || known.Year == hit.Year);

    private static SearchResult Join(SearchResult known, MediaSuggestion hit, SearchServer server) => known with
    {
        Year = known.Year ?? hit.Year,
        ChildCount = known.ChildCount ?? hit.ChildCount,
        Paths = [.. known.Paths.Union(hit.RemotePaths)],
        Servers = [.. known.Servers.Union([server])],
    };

    private static string ShowOf(string episode) => EpisodeNumber().Replace(episode, "");

    /// <summary>Letters and digits of all scripts in lower case; a title of signs alone is itself.</summary>
    private static string Letters(string title) => new string([.. title.Where(char.IsLetterOrDigit)]).ToLowerInvariant() is { Length: > 0 } letters ? letters : title;

    [GeneratedRegex(@"\s*\bS[0-9]{1,3}E[0-9]{1,4}.*$", RegexOptions.IgnoreCase)]
    private static partial Regex EpisodeNumber();
}
