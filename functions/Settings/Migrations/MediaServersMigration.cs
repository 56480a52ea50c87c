using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 7: the one Plex server of the flat keys became the first of a list. The flat keys stay: old scripts read them.</summary>
internal sealed class MediaServersMigration : ISettingsMigration
{
    /// <summary>Of several the first that names any counts.</summary>
    private static readonly string[] LibraryKeys = ["plex_library_ids", "plex_libraries", "selected_libraries"];

    public int Version => 7;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        if (settings.ContainsKey(ServerEntries.Key))
        {
            return;
        }

        if (JsonText.Number(settings["plex_bif_frame_interval"]) is >= 1 and <= 60 and var interval)
        {
            settings["thumbnail_interval"] ??= interval; // Its name of today; schema 13 would forget it otherwise.
        }

        bool hasPlex = JsonText.Of(settings["plex_url"]).Length > 0 || JsonText.Of(settings["plex_token"]).Length > 0;
        settings[ServerEntries.Key] = hasPlex ? new JsonArray(Plex(settings, context)) : [];
    }

    private static JsonObject Plex(JsonObject settings, MigrationContext context)
    {
        string token = JsonText.Of(settings["plex_token"]);
        return new JsonObject
        {
            ["id"] = context.NewId("plex").ToString("N"),
            ["type"] = "plex",
            ["name"] = "Plex",
            ["enabled"] = true,
            ["url"] = JsonText.Of(settings["plex_url"]),
            ["auth"] = token.Length > 0 ? new JsonObject { ["method"] = "token", ["token"] = token } : [],
            ["verify_ssl"] = JsonText.Flag(settings["plex_verify_ssl"], true),
            ["timeout"] = Math.Clamp(JsonText.Number(settings["plex_timeout"]) ?? 60, 1, 3600),
            ["libraries"] = new JsonArray([.. Libraries(settings).Select(id => Library(id))]),
            ["path_mappings"] = (settings["path_mappings"] as JsonArray)?.DeepClone() ?? new JsonArray(),
            ["exclude_paths"] = new JsonArray(),
            ["output"] = new JsonObject
            {
                ["adapter"] = "plex_bundle",
                ["plex_config_folder"] = JsonText.Of(settings["plex_config_folder"], "/plex"),
                ["frame_interval"] = JsonText.Number(settings["thumbnail_interval"]) ?? 10,
            },
        };
    }

    private static IEnumerable<string> Libraries(JsonObject settings)
        => LibraryKeys.Select(key => JsonText.Ids(settings[key])).FirstOrDefault(ids => ids.Count > 0) ?? [];

    /// <summary>Where its videos lie nobody has written down: it owns nothing until the libraries are fetched from the server.</summary>
    private static JsonObject Library(string id) => new JsonObject { ["id"] = id, ["name"] = id, ["remote_paths"] = new JsonArray(), ["enabled"] = true };
}
