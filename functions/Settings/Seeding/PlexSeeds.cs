using System.Text.Json.Nodes;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings.Seeding;

/// <summary>The variables of a Plex server.</summary>
internal static class PlexSeeds
{
    /// <summary>They as the flat keys of old versions.</summary>
    /// <param name="value">Gets a variable; null when it is blank.</param>
    public static JsonObject Keys(Func<string, string?> value)
    {
        var keys = new JsonObject
        {
            ["plex_url"] = value("PLEX_URL"),
            ["plex_token"] = value("PLEX_TOKEN"),
            ["plex_config_folder"] = value("PLEX_CONFIG_FOLDER") ?? "/plex",
            ["path_mappings"] = MappingRows.Of(
                PathMappingParser.FromLists(value("PLEX_VIDEOS_PATH_MAPPING") ?? "", value("PLEX_LOCAL_VIDEOS_PATH_MAPPING") ?? "")),
        };
        if (value("PLEX_VERIFY_SSL") is { } verify)
        {
            keys["plex_verify_ssl"] = verify.ToUpperInvariant() is "TRUE" or "1" or "YES";
        }

        return keys;
    }
}
