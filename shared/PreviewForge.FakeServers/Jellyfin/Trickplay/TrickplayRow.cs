namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>A row of Jellyfin's table <c>TrickplayInfos</c>; one for each version and width. Without it no player shows tiles.</summary>
public sealed record TrickplayRow
{
    /// <summary>The id of the version, which is an item of its own.</summary>
    public required string ItemId { get; init; }

    /// <summary>Pixels of a picture.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels of a picture.</summary>
    public required int Height { get; init; }

    /// <summary>Pictures side by side on a sheet.</summary>
    public required int TileWidth { get; init; }

    /// <summary>Pictures one below the other on a sheet.</summary>
    public required int TileHeight { get; init; }

    public required int ThumbnailCount { get; init; }

    /// <summary>Milliseconds.</summary>
    public required int Interval { get; init; }

    /// <summary>Bits per second.</summary>
    public required int Bandwidth { get; init; }

    internal TileSet Set => new(Width, TileWidth, TileHeight);
}
