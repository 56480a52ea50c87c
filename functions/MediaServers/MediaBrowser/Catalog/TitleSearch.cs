using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;

/// <summary>
/// Finds titles. Shows and movies are asked for apart from episodes, so that a show with hundreds of episodes of its own name can't push out the rest;
/// an episode's number is looked for in the best shows only.
/// </summary>
internal sealed class TitleSearch(ItemCalls items, ItemFiles files)
{
    private const int MostShows = 3;
    private const int MostRows = 200;
    private const string Fields = "Path,MediaSourceCount,ProductionYear,RecursiveItemCount,ChildCount";

    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken)
    {
        var rank = new TitleRank(query);
        List<Hit> hits = await SearchAsync(rank, "Series,Movie", limit, cancellationToken);
        if (query.Season is not null)
        {
            List<Hit> shows = [.. hits.Where(hit => hit.Kind == SuggestionKind.Show).OrderByDescending(hit => hit.Score).Take(MostShows)];
            hits.RemoveAll(hit => hit.Kind == SuggestionKind.Show);
            hits.AddRange(await EpisodesAsync(query, shows, cancellationToken));
        }
        else
        {
            hits.AddRange(await SearchAsync(rank, "Episode", limit, cancellationToken));
        }

        return await DescribeAsync([.. hits.DistinctBy(hit => hit.Row.Id).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Kind).Take(limit)], cancellationToken);
    }

    private async Task<List<Hit>> SearchAsync(TitleRank rank, string types, int limit, CancellationToken cancellationToken)
    {
        List<Hit> hits = [];
        foreach (string spelling in rank.Spellings)
        {
            var query = new ItemsQuery { SearchTerm = spelling, Types = types, Fields = Fields, Limit = Math.Min(4 * limit, MostRows) };
            hits.AddRange((await items.QueryAsync(query, cancellationToken)).Items!
                .Where(row => row is { Id: not null, Name: not null })
                .Select(row => new Hit(row, KindOf(row), rank.Of(row.Name!, row.ProductionYear, KindOf(row))))
                .Where(hit => hit.Score >= TitleRank.Least));
        }

        return hits;
    }

    private async Task<List<Hit>> EpisodesAsync(TitleQuery query, List<Hit> shows, CancellationToken cancellationToken)
    {
        List<Hit> hits = [];
        foreach (Hit show in shows)
        {
            IReadOnlyList<ItemRow> season = await items.EpisodesAsync(show.Row.Id!, query.Season, cancellationToken);
            hits.AddRange(season.Where(row => row.Id is not null && row.IndexNumber == query.Episode && row.ParentIndexNumber == query.Season)
                .Select(row => new Hit(row, SuggestionKind.Episode, show.Score)));
        }

        return hits;
    }

    private async Task<IReadOnlyList<MediaSuggestion>> DescribeAsync(List<Hit> hits, CancellationToken cancellationToken)
    {
        List<MediaSuggestion> suggestions = [];
        ILookup<string, ServerItem> versions = (await VersionsAsync(hits, cancellationToken)).ToLookup(pair => pair.RowId, pair => pair.Item);
        foreach (Hit hit in hits)
        {
            string[] paths = hit.Row.Path is { Length: > 0 } path && !versions.Contains(hit.Row.Id!) ? [path] : [.. versions[hit.Row.Id!].Select(item => item.RemotePath)];
            if (paths.Length > 0)
            {
                suggestions.Add(Describe(hit, paths));
            }
        }

        return suggestions;
    }

    /// <summary>One call for all hits that have several files.</summary>
    private async Task<List<(string RowId, ServerItem Item)>> VersionsAsync(List<Hit> hits, CancellationToken cancellationToken)
    {
        string[] several = [.. hits.Where(hit => hit.Row.HasVersions).Select(hit => hit.Row.Id!)];
        List<(string, ServerItem)> found = [];
        foreach (ItemRow row in several.Length == 0 ? [] : await items.ByIdsAsync(several, ItemFiles.Fields, cancellationToken))
        {
            found.AddRange((await files.OfAsync([row], null, cancellationToken)).Select(item => (row.Id!, item)));
        }

        return found;
    }

    private static MediaSuggestion Describe(Hit hit, IReadOnlyList<string> paths) => new()
    {
        Kind = hit.Kind,
        Title = ItemFiles.TitleOf(hit.Row),
        Year = hit.Row.ProductionYear,
        RemotePaths = paths,
        ItemId = hit.Row.Id!,
        ChildCount = hit.Kind == SuggestionKind.Show ? hit.Row.RecursiveItemCount ?? hit.Row.ChildCount : null,
    };

    private static SuggestionKind KindOf(ItemRow row) => row.Type switch
    {
        "Series" => SuggestionKind.Show,
        "Episode" => SuggestionKind.Episode,
        _ => SuggestionKind.Movie,
    };

    private sealed record Hit(ItemRow Row, SuggestionKind Kind, double Score);
}
