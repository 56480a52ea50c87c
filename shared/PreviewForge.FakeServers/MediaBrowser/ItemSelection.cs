namespace PreviewForge.FakeServers.MediaBrowser;

/// <param name="Items">The page that was asked for.</param>
/// <param name="Total">How many there are on all pages.</param>
internal sealed record ItemPage(IReadOnlyList<LibraryItem> Items, int Total);

/// <summary>Answers queries. Only the films of the page are made, or one at a time, whatever their number.</summary>
internal sealed class ItemSelection(Catalogue catalogue, NameMatch names)
{
    public ItemPage Run(ItemQuery query)
    {
        if (query.Ids.Count > 0)
        {
            var found = query.Ids.Select(id => catalogue.Find(id)?.As(catalogue.Normalize(id))).OfType<LibraryItem>().DistinctBy(item => item.Id);
            return Page([.. found], query);
        }

        var sources = Sources(query).ToList();
        return query.SortBy?.ToUpperInvariant() switch
        {
            "DATECREATED" => PageOf(ByDate(sources, query), query),
            "SORTNAME" or "NAME" => PageOf(Ordered(sources, query, (source, index) => SortName.Of(source.At(index).Name)), query),
            _ => PageOf(sources, query),
        };
    }

    private IEnumerable<Source> Sources(ItemQuery query)
    {
        var items = catalogue.Items.Where(item => query.Matches(item, names)).ToList();
        yield return new Source(items.Count, index => items[index], index => items[index].DateCreated ?? DateTimeOffset.MinValue);
        foreach (var set in catalogue.Generated.Where(query.MayTake))
        {
            yield return query.TakesAllOf(set) ? new Source(set.Count, set.At, set.DateCreatedOf) { IsNewestFirst = true } : Filtered(set, query);
        }
    }

    private Source Filtered(GeneratedMovies set, ItemQuery query)
    {
        int[] matches = query.Path is { } path
            ? set.IndexOf(path) is { } found ? [found] : []
            : [.. Enumerable.Range(0, set.Count).Where(index => MatchesName(query, index))];
        return new Source(matches.Length, index => set.At(matches[index]), index => set.DateCreatedOf(matches[index]));
    }

    private bool MatchesName(ItemQuery query, int index)
    {
        var name = GeneratedMovies.NameOf(index);
        return (query.NameStartsWith is null || names.StartsWith(name, query.NameStartsWith))
            && (query.SearchTerm is null || NameMatch.Contains(name, query.SearchTerm));
    }

    // Generated films are made newest first; to sort a hundred thousand dates for every page would take most of a fake's time.
    private static List<Source> ByDate(List<Source> sources, ItemQuery query) => sources.Where(source => source.Count > 0).ToList() switch
    {
        [{ IsNewestFirst: true } only] => [query.IsDescending ? only : only.Reversed()],
        var several => Ordered(several, query, (source, index) => source.DateAt(index)),
    };

    private static List<Source> Ordered<TKey>(List<Source> sources, ItemQuery query, Func<Source, int, TKey> key)
    {
        var places = sources.SelectMany(source => Enumerable.Range(0, source.Count).Select(index => (Key: key(source, index), source, index)));
        var sorted = (query.IsDescending ? places.OrderByDescending(place => place.Key) : places.OrderBy(place => place.Key)).ToArray();
        return [new Source(sorted.Length, index => sorted[index].source.At(sorted[index].index), _ => default)];
    }

    private static ItemPage PageOf(List<Source> sources, ItemQuery query)
    {
        var total = sources.Sum(source => source.Count);
        var end = (int)Math.Min(total, (long)query.StartIndex + (query.Limit ?? int.MaxValue));
        var page = new List<LibraryItem>();
        var first = 0;
        foreach (var source in sources)
        {
            for (var index = Math.Max(query.StartIndex - first, 0); index < Math.Min(end - first, source.Count); index++)
            {
                page.Add(source.At(index));
            }

            first += source.Count;
        }

        return new ItemPage(page, total);
    }

    private static ItemPage Page(List<LibraryItem> items, ItemQuery query) =>
        PageOf([new Source(items.Count, index => items[index], _ => default)], query);

    /// <summary>Items by number, made when they are asked for.</summary>
    private sealed record Source(int Count, Func<int, LibraryItem> At, Func<int, DateTimeOffset> DateAt)
    {
        public bool IsNewestFirst { get; init; }

        public Source Reversed() => new(Count, index => At(Count - 1 - index), index => DateAt(Count - 1 - index));
    }
}
