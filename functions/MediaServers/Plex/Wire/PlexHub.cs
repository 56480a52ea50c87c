using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.Plex.Wire;

/// <summary>Search results of one kind; hubs of people and tags have no metadata.</summary>
internal sealed record PlexHub
{
    [JsonPropertyName("Metadata")]
    public IReadOnlyList<PlexMetadata?>? Metadata { get; init; }
}

/// <summary>A preference of the server or of a section.</summary>
internal sealed record PlexSetting
{
    public string? Id { get; init; }

    public JsonElement Value { get; init; }

    /// <summary>Servers write a switch as true, "true", 1 or "1". Null: it is no switch.</summary>
    public bool? IsOn => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String or JsonValueKind.Number => Parse(Value.ToString()),
        _ => null,
    };

    private static bool? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };
}
