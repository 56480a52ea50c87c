namespace PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

/// <summary>One entry of <c>GET /Items</c>. What is there depends on the fields that were asked for.</summary>
internal sealed record ItemRow
{
    public string? Id { get; init; }

    public string? Path { get; init; }

    /// <summary><c>Movie</c>, <c>Episode</c>, <c>Series</c>, <c>Season</c> and others.</summary>
    public string? Type { get; init; }

    public string? Name { get; init; }

    public string? SeriesName { get; init; }

    /// <summary>The season of an episode.</summary>
    public int? ParentIndexNumber { get; init; }

    public int? IndexNumber { get; init; }

    /// <summary>Jellyfin only: files of the item. Emby lists each file as an item of its own.</summary>
    public int? MediaSourceCount { get; init; }

    public IReadOnlyList<MediaSourceRow>? MediaSources { get; init; }

    /// <summary>ISO 8601 with up to seven digits of a second.</summary>
    public string? DateCreated { get; init; }

    public int? ProductionYear { get; init; }

    public int? RecursiveItemCount { get; init; }

    public int? ChildCount { get; init; }

    /// <summary>Jellyfin only: by version, then by width in pixels.</summary>
    public IReadOnlyDictionary<string, Dictionary<string, TrickplayRow>>? Trickplay { get; init; }

    public bool HasVersions => MediaSourceCount > 1;
}

/// <param name="Id">Jellyfin: the item of this version. Emby: an id that only playback takes.</param>
/// <param name="ItemId">Emby: the item of this version.</param>
/// <param name="Path">The file as the server sees it.</param>
/// <param name="Size">Bytes as the server last saw them.</param>
internal sealed record MediaSourceRow(string? Id, string? ItemId, string? Path, long? Size);

/// <summary>What Jellyfin shows of one width of one version; players believe it without looking at the tiles.</summary>
/// <param name="Interval">Milliseconds between two pictures.</param>
internal sealed record TrickplayRow(int Width, int Height, int TileWidth, int TileHeight, int ThumbnailCount, int Interval);

internal sealed record ItemsAnswer(IReadOnlyList<ItemRow>? Items, int? TotalRecordCount);
