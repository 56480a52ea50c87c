using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.Plex.Wire;

/// <summary>A section in the list of sections.</summary>
internal sealed record PlexDirectory
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Key { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; init; }

    public string? Type { get; init; }

    public string? Agent { get; init; }

    [JsonPropertyName("Location")]
    public IReadOnlyList<PlexLocation?>? Locations { get; init; }
}

/// <summary>A folder of a section or a show.</summary>
internal sealed record PlexLocation
{
    public string? Path { get; init; }
}
