using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>Searches a Plex server by title. Shows stay whole, unless season and episode were typed.</summary>
internal sealed class PlexSuggestions(PlexApi api)
{
    public async Task<IReadOnlyList<MediaSuggestion>> FindAsync(TitleQuery query, int limit, CancellationToken cancellationToken)
    {
        var rank = new TitleRank(query);
        IReadOnlyList<PlexMetadata> hits = [];
        foreach (string text in rank.Spellings.TakeWhile(_ => hits.Count == 0))
        {
            hits = await SearchAsync(text, rank, limit, cancellationToken);
        }

        List<MediaSuggestion> suggestions = [];
        foreach (PlexMetadata hit in hits)
        {
            suggestions.AddRange(await OfAsync(hit, query, cancellationToken));
        }

        return [.. suggestions.DistinctBy(each => (each.Kind, string.Join('\n', each.RemotePaths))).Take(limit)];
    }

    /// <summary>What fits, best first; equals in Plex's order.</summary>
    private async Task<IReadOnlyList<PlexMetadata>> SearchAsync(string text, TitleRank rank, int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<PlexMetadata> hits = await api.SearchAsync(text, limit, cancellationToken);
        return
        [
            .. hits.Where(hit => KindOf(hit) is not null && PlexItems.KeyOf(hit) is not null)
                .Select(hit => (Hit: hit, Rank: rank.Of(hit.Title ?? "", hit.Year, KindOf(hit)!.Value)))
                .Where(each => each.Rank >= TitleRank.Least)
                .OrderByDescending(each => each.Rank)
                .Select(each => each.Hit)
                .Take(limit),
        ];
    }

    private async Task<IEnumerable<MediaSuggestion>> OfAsync(PlexMetadata hit, TitleQuery query, CancellationToken cancellationToken)
    {
        if (hit.Type != "show" || query.Season is null)
        {
            return Suggest(hit, hit.LibrarySectionId);
        }

        IReadOnlyList<PlexMetadata> episodes = await api.LeavesAsync(PlexItems.KeyOf(hit)!.Value, cancellationToken);
        return episodes.Where(episode => episode.ParentIndex == query.Season && episode.Index == query.Episode).SelectMany(episode => Suggest(episode, hit.LibrarySectionId));
    }

    /// <summary>None for what has no path: nothing could be made of it.</summary>
    private static IEnumerable<MediaSuggestion> Suggest(PlexMetadata row, string? library)
    {
        string[] paths = row.Type == "show"
            ? [.. (row.Locations ?? []).Select(location => location?.Path).OfType<string>().Where(path => path.Length > 0)]
            : [.. row.Parts.Select(part => part.File!).Distinct(StringComparer.Ordinal)];
        return paths.Length == 0 || KindOf(row) is not { } kind || PlexItems.KeyOf(row) is not { } key ? [] :
        [
            new MediaSuggestion
            {
                Kind = kind,
                Title = PlexItems.TitleOf(row),
                Year = row.Year,
                RemotePaths = paths,
                ItemId = key.ToString(),
                LibraryId = row.LibrarySectionId ?? library,
                ChildCount = kind is SuggestionKind.Show ? row.LeafCount : null,
            },
        ];
    }

    private static SuggestionKind? KindOf(PlexMetadata row) => row.Type switch
    {
        "show" => SuggestionKind.Show,
        "movie" => SuggestionKind.Movie,
        "episode" => SuggestionKind.Episode,
        _ => null,
    };
}
