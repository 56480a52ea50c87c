using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Legacy;

/// <summary>The flat keys of the time when there was one Plex server, read from the first Plex server that is enabled.</summary>
internal static class LegacyPlexView
{
    /// <summary>The seven keys; an empty value falls back to the key at the top, then to the default. Holds the token in clear.</summary>
    public static JsonObject Of(JsonObject settings)
    {
        JsonObject plex = ServerEntries.FirstEnabledPlex(settings) ?? [];
        var auth = plex["auth"] as JsonObject;
        var output = plex["output"] as JsonObject;
        return new JsonObject
        {
            ["plex_url"] = Text(plex["url"], settings["plex_url"]),
            ["plex_token"] = Text(auth?["token"], settings["plex_token"]),
            ["plex_config_folder"] = Text(output?["plex_config_folder"] ?? plex["plex_config_folder"], settings["plex_config_folder"], "/plex"),
            ["plex_verify_ssl"] = JsonText.Flag(plex["verify_ssl"], JsonText.Flag(settings["plex_verify_ssl"], true)),
            ["selected_libraries"] = Rows(EnabledLibraries(plex), settings["selected_libraries"]),
            ["path_mappings"] = WithBothNames(Rows(plex["path_mappings"], settings["path_mappings"])),
            ["exclude_paths"] = Rows(plex["exclude_paths"], settings["exclude_paths"]),
        };
    }

    private static string Text(JsonNode? projected, JsonNode? top, string fallback = "") => JsonText.Of(projected, JsonText.Of(top, fallback));

    private static JsonArray Rows(JsonNode? projected, JsonNode? top)
        => (projected as JsonArray is { Count: > 0 } rows ? rows : top as JsonArray ?? []).DeepClone().AsArray();

    private static JsonArray EnabledLibraries(JsonObject plex) =>
    [
        .. (plex["libraries"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(ServerEntries.IsEnabled)
            .Select(library => JsonText.Id(library["id"]) is { Length: > 0 } id ? id : JsonText.Of(library["name"]))
            .Where(id => id.Length > 0)
            .Select(id => JsonValue.Create(id)),
    ];

    /// <summary>Rows of old versions have the name that was Plex's alone.</summary>
    private static JsonArray WithBothNames(JsonArray rows)
    {
        foreach (JsonObject row in rows.OfType<JsonObject>().Where(row => row["remote_prefix"] is null && row["plex_prefix"]?.GetValueKind() == JsonValueKind.String))
        {
            row["remote_prefix"] = (string)row["plex_prefix"]!;
        }

        return rows;
    }
}
