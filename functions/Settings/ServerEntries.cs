using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings;

/// <summary>Finds entries of <c>media_servers</c> in the file's JSON; what is no object is passed over.</summary>
internal static class ServerEntries
{
    public const string Key = "media_servers";

    public static IEnumerable<JsonObject> Of(JsonObject settings) => (settings[Key] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The first Plex server, enabled or not.</summary>
    public static JsonObject? FirstPlex(JsonObject settings) => Of(settings).FirstOrDefault(IsPlex);

    /// <summary>The first Plex server that is enabled, which is also one that doesn't say.</summary>
    public static JsonObject? FirstEnabledPlex(JsonObject settings) => Of(settings).FirstOrDefault(server => IsPlex(server) && IsEnabled(server));

    /// <summary>Servers of vendors: all but plain folders, whose entries are ours alone.</summary>
    public static IEnumerable<JsonObject> OfVendors(JsonObject settings)
        => Of(settings).Where(server => ServerTypes.Parse(JsonText.Of(server["type"], " ")) is ServerType.Plex or ServerType.Emby or ServerType.Jellyfin);

    public static bool IsEnabled(JsonObject entry) => entry["enabled"]?.GetValueKind() is not JsonValueKind.False;

    /// <summary>A member that is an object; made when it is missing or something else.</summary>
    public static JsonObject Part(JsonObject entry, string key)
    {
        if (entry[key] is JsonObject part)
        {
            return part;
        }

        var made = new JsonObject();
        entry[key] = made;
        return made;
    }

    private static bool IsPlex(JsonObject server) => ServerTypes.Parse(JsonText.Of(server["type"], " ")) == ServerType.Plex;
}
