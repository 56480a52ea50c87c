namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>A movie, show, season or episode.</summary>
public sealed record PlexItem
{
    /// <summary>0: the server gives one when the item is added.</summary>
    public int RatingKey { get; init; }

    public required PlexItemType Type { get; init; }

    public required string Title { get; init; }

    public int? Year { get; init; }

    /// <summary>Default: when the item is added to the fake.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Empty for shows and seasons.</summary>
    public IReadOnlyList<PlexMedia> Media { get; init; } = [];

    /// <summary>Folders of a show.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The show of a season, the season of an episode; 0 for others.</summary>
    public int ParentKey { get; init; }

    /// <summary>The show of an episode; 0 for others.</summary>
    public int GrandparentKey { get; init; }

    /// <summary>The show's title, of seasons and episodes.</summary>
    public string? ShowTitle { get; init; }

    /// <summary>Number of the season, of an episode.</summary>
    public int? ParentIndex { get; init; }

    /// <summary>Number of a season or an episode.</summary>
    public int? Index { get; init; }

    public IEnumerable<PlexPart> Parts => Media.SelectMany(media => media.Parts);

    /// <summary>A movie of which each file is a version, all analysed.</summary>
    public static PlexItem Movie(string title, int? year, params IEnumerable<string> files) => new()
    {
        Type = PlexItemType.Movie,
        Title = title,
        Year = year,
        Media = [.. files.Select(file => new PlexMedia { Parts = [PlexPart.Analysed(file)] })],
    };

    internal PlexItem WithParts(Func<PlexPart, PlexPart?> change) => this with
    {
        Media =
        [
            .. Media.Select(media => media with { Parts = [.. media.Parts.Select(change).OfType<PlexPart>()] }).Where(media => media.Parts.Count > 0),
        ],
    };
}
