namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>An item of a library: a film, a show, a season or an episode.</summary>
public sealed record LibraryItem
{
    public required string Id { get; init; }

    public required ItemKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The library that it belongs to.</summary>
    public required string LibraryId { get; init; }

    /// <summary>The season of an episode, the series of a season, else the library.</summary>
    public required string ParentId { get; init; }

    /// <summary>A file, or the folder of a series or season. As the server sees it.</summary>
    public required string Path { get; init; }

    public string? SeriesId { get; init; }

    public string? SeriesName { get; init; }

    public string? SeasonId { get; init; }

    /// <summary>Number of the season (episodes).</summary>
    public int? ParentIndexNumber { get; init; }

    /// <summary>Number within the season or series.</summary>
    public int? IndexNumber { get; init; }

    public int? ProductionYear { get; init; }

    /// <summary>Null for an item of which the server gives no date.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>The files; the first is the item itself. Empty for series and seasons.</summary>
    public IReadOnlyList<MediaVersion> Versions { get; init; } = [];

    public MediaVersion? VersionAt(string path) => Versions.FirstOrDefault(version => version.Path == path);

    /// <summary>The version with this id; for the id of the item itself the first.</summary>
    public MediaVersion? VersionWith(string id) =>
        Versions.FirstOrDefault(version => version.Id == id) ?? (id == Id && Versions is [var first, ..] ? first : null);

    /// <summary>The item as one of its versions shows it: that version's id and path, and its file first.</summary>
    internal LibraryItem As(string versionId) => versionId != Id && Versions.FirstOrDefault(version => version.Id == versionId) is { } shown
        ? this with { Id = shown.Id, Path = shown.Path, Versions = [shown, .. Versions.Where(version => version != shown)] }
        : this;
}
