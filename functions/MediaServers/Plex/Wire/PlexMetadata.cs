using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.Plex.Wire;

/// <summary>A movie, show, season, episode or anything else that Plex lists.</summary>
internal sealed record PlexMetadata
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? RatingKey { get; init; }

    /// <summary>Path of the item's own page.</summary>
    public string? Key { get; init; }

    public string? Type { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? GrandparentTitle { get; init; }

    public int? ParentIndex { get; init; }

    public int? Index { get; init; }

    public int? Year { get; init; }

    public int? LeafCount { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public long? AddedAt { get; init; }

    [JsonPropertyName("librarySectionID")]
    [JsonConverter(typeof(TextOrNumber))]
    public string? LibrarySectionId { get; init; }

    /// <summary>Of what plays now.</summary>
    [JsonPropertyName("Player")]
    public PlexPlayer? Player { get; init; }

    [JsonPropertyName("Media")]
    public IReadOnlyList<PlexMedia?>? Media { get; init; }

    [JsonPropertyName("Location")]
    public IReadOnlyList<PlexLocation?>? Locations { get; init; }

    /// <summary>The parts of all versions that name a file.</summary>
    public IEnumerable<PlexPart> Parts => (Media ?? []).SelectMany(media => media?.Parts ?? []).OfType<PlexPart>().Where(part => !string.IsNullOrWhiteSpace(part.File));
}

/// <summary>Where something plays.</summary>
/// <param name="State"><c>playing</c>, <c>paused</c> or <c>buffering</c>.</param>
internal sealed record PlexPlayer(string? State);

/// <summary>A version of an item.</summary>
internal sealed record PlexMedia
{
    [JsonPropertyName("Part")]
    public IReadOnlyList<PlexPart?>? Parts { get; init; }
}

/// <summary>A file of a version.</summary>
internal sealed record PlexPart
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; init; }

    public string? File { get; init; }

    public long? Size { get; init; }

    /// <summary>Most servers leave it out of listings.</summary>
    [JsonConverter(typeof(TextOrNumber))]
    public string? Hash { get; init; }
}
