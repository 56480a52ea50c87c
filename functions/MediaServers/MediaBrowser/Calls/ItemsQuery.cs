using PreviewForge.Functions.MediaServers.Http;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>What is asked of <c>GET /Items</c>; always with everything below the parent. Null asks for nothing special.</summary>
internal sealed record ItemsQuery
{
    public const string Videos = "Movie,Episode";

    public string Types { get; init; } = Videos;

    public string Fields { get; init; } = "Path,MediaSourceCount";

    /// <summary>One library, series or season; never several, which Jellyfin refuses.</summary>
    public string? ParentId { get; init; }

    public string? NameStartsWith { get; init; }

    public string? SearchTerm { get; init; }

    /// <summary>Emby only: the exact file; Jellyfin would leave it out of account.</summary>
    public string? Path { get; init; }

    /// <summary>True for the newest first, false for the oldest; null for the server's own order.</summary>
    public bool? NewestFirst { get; init; }

    public int? StartIndex { get; init; }

    public int? Limit { get; init; }

    public TimeSpan? Deadline { get; init; }

    public VendorRequest ToRequest() => (VendorRequest.Get("/Items") with { Deadline = Deadline })
        .With("ParentId", ParentId)
        .With("IncludeItemTypes", Types)
        .With("Recursive", "true")
        .With("Fields", Fields)
        .With("NameStartsWith", NameStartsWith)
        .With("SearchTerm", SearchTerm)
        .With("Path", Path)
        .With("SortBy", NewestFirst is null ? null : "DateCreated")
        .With("SortOrder", NewestFirst switch { true => "Descending", false => "Ascending", null => null })
        .With("StartIndex", StartIndex)
        .With("Limit", Limit);
}
