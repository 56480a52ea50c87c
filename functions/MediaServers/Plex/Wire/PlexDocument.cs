using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.Plex.Wire;

/// <summary>What every JSON answer of a Plex server is wrapped in.</summary>
internal sealed record PlexDocument
{
    [JsonPropertyName("MediaContainer")]
    public PlexContainer? Container { get; init; }
}

/// <summary>The one container of all answers; what an answer doesn't have is null. Values are attributes in lower case, rows are elements.</summary>
internal sealed record PlexContainer
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? MachineIdentifier { get; init; }

    public string? FriendlyName { get; init; }

    public string? Version { get; init; }

    /// <summary>Where the page begins in the whole listing.</summary>
    public int? Offset { get; init; }

    /// <summary>Rows of the whole listing.</summary>
    public int? TotalSize { get; init; }

    [JsonPropertyName("librarySectionID")]
    [JsonConverter(typeof(TextOrNumber))]
    public string? LibrarySectionId { get; init; }

    [JsonPropertyName("Directory")]
    public IReadOnlyList<PlexDirectory?>? Directories { get; init; }

    [JsonPropertyName("Metadata")]
    public IReadOnlyList<PlexMetadata?>? Metadata { get; init; }

    [JsonPropertyName("Hub")]
    public IReadOnlyList<PlexHub?>? Hubs { get; init; }

    [JsonPropertyName("Setting")]
    public IReadOnlyList<PlexSetting?>? Settings { get; init; }

    /// <summary>The rows that are there.</summary>
    public IEnumerable<PlexMetadata> Rows => (Metadata ?? []).OfType<PlexMetadata>();
}
