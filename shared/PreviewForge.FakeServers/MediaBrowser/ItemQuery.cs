namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What a client asked of <c>GET /Items</c>. Null and empty filters let everything pass.</summary>
internal sealed record ItemQuery
{
    public IReadOnlyList<string> Ids { get; init; } = [];

    public IReadOnlyList<string> ParentIds { get; init; } = [];

    public IReadOnlyList<ItemKind> Kinds { get; init; } = [];

    public bool IsRecursive { get; init; }

    public string? NameStartsWith { get; init; }

    public string? SearchTerm { get; init; }

    /// <summary>The exact path; Emby only.</summary>
    public string? Path { get; init; }

    public string? SortBy { get; init; }

    public bool IsDescending { get; init; }

    public int StartIndex { get; init; }

    /// <summary>Null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Whether every film of a set is an answer, so that none has to be made to know how many there are.</summary>
    public bool TakesAllOf(GeneratedMovies set) => MayTake(set) && NameStartsWith is null && SearchTerm is null && Path is null;

    /// <summary>Whether a film of a set can be an answer.</summary>
    public bool MayTake(GeneratedMovies set) =>
        (Kinds.Count == 0 || Kinds.Contains(ItemKind.Movie)) && IsInScope(set.Library.Id) && (Path is null || set.Library.Contains(Path));

    public bool Matches(LibraryItem item, NameMatch names) =>
        (Kinds.Count == 0 || Kinds.Contains(item.Kind))
        && IsInScope(item)
        && (Path is null || item.Path == Path)
        && (NameStartsWith is null || names.StartsWith(item.Name, NameStartsWith))
        && (SearchTerm is null || NameMatch.Contains(item.Name, SearchTerm));

    private bool IsInScope(string libraryId) => ParentIds.Count == 0 ? IsRecursive : ParentIds.Contains(libraryId);

    // Without Recursive only the children of the parent are meant, and at the top there are libraries, not items.
    private bool IsInScope(LibraryItem item) => (ParentIds.Count, IsRecursive) switch
    {
        (0, _) => IsRecursive,
        (_, true) => ParentIds.Any(id => id == item.LibraryId || id == item.SeriesId || id == item.SeasonId),
        _ => ParentIds.Contains(item.ParentId),
    };
}
