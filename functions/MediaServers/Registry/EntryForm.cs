using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>Brings what a client sent into the form that the file keeps. What is of the wrong kind is left for the rules to name.</summary>
internal static class EntryForm
{
    /// <param name="entry">Is changed in place.</param>
    /// <param name="interval">The global seconds between two pictures, for an entry that doesn't say.</param>
    public static void Tidy(JsonObject entry, int interval)
    {
        foreach (string key in (string[])["id", "type", "name", "url"])
        {
            if (entry.TextOf(key) is { Length: > 0 } text)
            {
                entry[key] = text.Trim();
            }
        }

        ServerType? type = ServerTypes.Parse(entry.TextOf("type"));
        entry["type"] = type?.Text() ?? entry["type"]?.DeepClone();
        TidyOutput(entry, interval);
        TidyMappings(entry);
        TidyExcludes(entry);
        TidyLibraries(entry);
        if (type is { } known && entry["auth"] is JsonObject auth && auth["method"] is null && CredentialRules.Guess(known, auth) is { } method)
        {
            auth["method"] = method;
        }
    }

    /// <summary>An earlier form has the Plex folder beside <c>output</c>.</summary>
    private static void TidyOutput(JsonObject entry, int interval)
    {
        if (entry["output"] is null)
        {
            entry["output"] = new JsonObject();
        }

        if (entry["output"] is not JsonObject output)
        {
            return;
        }

        if (entry["plex_config_folder"] is { } folder)
        {
            output["plex_config_folder"] = folder.DeepClone();
            entry.Remove("plex_config_folder");
        }

        if (output["frame_interval"] is null || (output["frame_interval"] is JsonValue value && value.TryGetValue(out int seconds) && seconds == 0))
        {
            output["frame_interval"] = interval;
        }
    }

    private static void TidyMappings(JsonObject entry)
    {
        if (entry["path_mappings"] is not JsonArray rows)
        {
            return;
        }

        foreach (JsonObject row in rows.OfType<JsonObject>())
        {
            if (row["remote_prefix"] is null && row["plex_prefix"] is { } older)
            {
                row["remote_prefix"] = older.DeepClone();
            }

            row.Remove("plex_prefix");
        }

        rows.RemoveAll(row => row is JsonObject mapping && mapping.TextOf("remote_prefix").Trim().Length == 0 && mapping.TextOf("local_prefix").Trim().Length == 0);
    }

    private static void TidyExcludes(JsonObject entry)
    {
        if (entry["exclude_paths"] is not JsonArray rules)
        {
            return;
        }

        for (int index = 0; index < rules.Count; index++)
        {
            if (rules[index] is JsonValue value && value.TryGetValue(out string? path))
            {
                rules[index] = new JsonObject { ["value"] = path, ["type"] = "path" };
            }
        }

        rules.RemoveAll(rule => rule is JsonObject exclude && exclude.TextOf("value").Trim().Length == 0 && exclude["value"]?.GetValueKind() is null or JsonValueKind.String);
    }

    /// <summary>Folders have libraries of our own making, which need ids.</summary>
    private static void TidyLibraries(JsonObject entry)
    {
        foreach (JsonObject library in (entry["libraries"] as JsonArray ?? []).OfType<JsonObject>().Where(library => library["id"] is null))
        {
            library["id"] = Guid.NewGuid().ToString("N");
        }
    }
}
