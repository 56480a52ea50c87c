namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>One file of one item of a media server.</summary>
public sealed record ServerItem
{
    /// <summary>What the vendor's calls take for it: Plex's bare rating key, Emby's item id, Jellyfin's id of the version (media source).</summary>
    public required string ItemId { get; init; }

    /// <summary>The file as the server sees it.</summary>
    public required string RemotePath { get; init; }

    /// <summary>For people, such as <c>Night Ferry S02E07</c>.</summary>
    public string Title { get; init; } = "";

    /// <summary>The library; null when the answer didn't say.</summary>
    public string? LibraryId { get; init; }

    /// <summary>When the server took it up; null when it doesn't say.</summary>
    public DateTimeOffset? AddedAt { get; init; }

    /// <summary>Bytes of the file as the server last saw it; null when it doesn't say.</summary>
    public long? Size { get; init; }

    /// <summary>Plex: the part's id, which stays while the file is the same; null for other vendors.</summary>
    public string? PartId { get; init; }

    /// <summary>Plex: hashes of the item's parts, where the answer had them; empty otherwise.</summary>
    public IReadOnlyList<BundleHash> Bundles { get; init; } = [];
}

/// <param name="Hash">Plex's hash of a media part, of which the bundle's path is made.</param>
/// <param name="File">The part's file as Plex sees it.</param>
public sealed record BundleHash(string Hash, string File);

/// <summary>Some videos of a library.</summary>
/// <param name="Items">In the order of the listing; may be empty.</param>
/// <param name="Next">Where the next page begins, in the vendor's own terms; null behind the last page.</param>
/// <param name="Total">Entries of the whole listing as the server counts them; null when it doesn't say.</param>
public sealed record ItemPage(IReadOnlyList<ServerItem> Items, string? Next, int? Total);
