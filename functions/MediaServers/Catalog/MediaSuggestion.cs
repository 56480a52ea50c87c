namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>A hit of a title search.</summary>
public sealed record MediaSuggestion
{
    public required SuggestionKind Kind { get; init; }

    public required string Title { get; init; }

    public int? Year { get; init; }

    /// <summary>Files as the server sees them; of a show its folders.</summary>
    public IReadOnlyList<string> RemotePaths { get; init; } = [];

    /// <summary>The vendor's id of it.</summary>
    public required string ItemId { get; init; }

    /// <summary>The library; null when the answer didn't say.</summary>
    public string? LibraryId { get; init; }

    /// <summary>Episodes of a show; null when unknown, or no show.</summary>
    public int? ChildCount { get; init; }
}

/// <summary>In the order in which results are shown.</summary>
public enum SuggestionKind
{
    Show,
    Movie,
    Episode,
}
