using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;

namespace PreviewForge.Functions.Settings.Legacy;

/// <summary>Writes the flat keys of the time when there was one Plex server to the first Plex server, which is made when there is none.</summary>
internal static class LegacyPlexWriter
{
    /// <summary>Stands for a secret that is set, in answers and in what comes back.</summary>
    public const string Mask = "****";

    private static readonly Dictionary<string, Action<JsonObject, JsonNode?>> Writers = new()
    {
        ["plex_url"] = (plex, value) => plex["url"] = JsonText.Of(value),
        ["plex_token"] = WriteToken,
        ["plex_config_folder"] = (plex, value) => ServerEntries.Part(plex, "output")["plex_config_folder"] = JsonText.Of(value),
        ["plex_verify_ssl"] = (plex, value) => plex["verify_ssl"] = JsonText.Flag(value, true),
        ["selected_libraries"] = WriteLibraries,
        ["path_mappings"] = (plex, value) => plex["path_mappings"] = Rows(value),
        ["exclude_paths"] = (plex, value) => plex["exclude_paths"] = Rows(value),
    };

    /// <summary>The seven keys.</summary>
    public static IReadOnlyCollection<string> Keys => Writers.Keys;

    /// <param name="settings">Changed in place.</param>
    /// <param name="changes">Other keys are left out.</param>
    /// <exception cref="ApiException">400: the address changes to another host, and the token is not given anew.</exception>
    public static void Apply(JsonObject settings, JsonObject changes)
    {
        KeyValuePair<string, JsonNode?>[] wanted = [.. changes.Where(change => Writers.ContainsKey(change.Key))];
        JsonObject? plex = ServerEntries.FirstPlex(settings);
        if (wanted.Length == 0 || (plex is null && !wanted.Any(SaysSomething)))
        {
            return;
        }

        plex ??= Add(settings);
        RefuseToSendElsewhere(plex, changes);
        foreach ((string key, JsonNode? value) in wanted)
        {
            Writers[key](plex, value);
            if (key != "plex_token" || !IsKept(value))
            {
                settings.Remove(key); // What was left at the top by old versions would show through.
            }
        }
    }

    /// <summary>The stored token belongs to the address that it was stored for.</summary>
    private static void RefuseToSendElsewhere(JsonObject plex, JsonObject changes)
    {
        bool keepsToken = JsonText.Of(ServerEntries.Part(plex, "auth")["token"]).Length > 0 && (!changes.ContainsKey("plex_token") || IsKept(changes["plex_token"]));
        if (keepsToken && changes.ContainsKey("plex_url")
            && CredentialRules.WhyNotThere(JsonText.Of(plex["url"]).Trim(), JsonText.Of(changes["plex_url"]), ["token"]) is { } reason)
        {
            throw ApiException.Invalid(reason);
        }
    }

    /// <summary>A form full of defaults is no wish for a Plex server.</summary>
    private static bool SaysSomething(KeyValuePair<string, JsonNode?> change) => change.Value switch
    {
        JsonArray rows => rows.Count > 0,
        JsonValue value when change.Key == "plex_verify_ssl" => value.GetValueKind() == JsonValueKind.False,
        var text => JsonText.Of(text) is { Length: > 0 } said && said != Mask,
    };

    private static JsonObject Add(JsonObject settings)
    {
        var plex = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString("N"),
            ["type"] = "plex",
            ["name"] = "Plex",
            ["enabled"] = true,
            ["url"] = "",
            ["auth"] = new JsonObject(),
            ["verify_ssl"] = true,
            ["timeout"] = 60,
            ["libraries"] = new JsonArray(),
            ["path_mappings"] = new JsonArray(),
            ["exclude_paths"] = new JsonArray(),
            ["output"] = new JsonObject
            {
                ["adapter"] = "plex_bundle",
                ["plex_config_folder"] = "",
                ["frame_interval"] = JsonText.Number(settings["thumbnail_interval"]) ?? 10,
            },
        };
        if (settings[ServerEntries.Key] is not JsonArray servers)
        {
            settings[ServerEntries.Key] = servers = [];
        }

        servers.Add(plex);
        return plex;
    }

    private static bool IsKept(JsonNode? token) => JsonText.Of(token) is "" or Mask;

    private static void WriteToken(JsonObject plex, JsonNode? value)
    {
        if (!IsKept(value))
        {
            JsonObject auth = ServerEntries.Part(plex, "auth");
            auth["token"] = JsonText.Of(value);
            auth["method"] ??= "token";
        }
    }

    private static void WriteLibraries(JsonObject plex, JsonNode? value)
    {
        HashSet<string> wanted = [.. JsonText.Ids(value)];
        if (plex["libraries"] is not JsonArray libraries)
        {
            plex["libraries"] = libraries = [];
        }

        foreach (JsonObject library in libraries.OfType<JsonObject>())
        {
            (string id, string name) = (JsonText.Id(library["id"]), JsonText.Of(library["name"]));
            library["enabled"] = wanted.Contains(id) || wanted.Contains(name);
            wanted.ExceptWith([id, name]);
        }

        foreach (string id in JsonText.Ids(value).Where(wanted.Remove))
        {
            libraries.Add(new JsonObject { ["id"] = id, ["name"] = id, ["remote_paths"] = new JsonArray(), ["enabled"] = true });
        }
    }

    private static JsonArray Rows(JsonNode? value) => value is JsonArray rows ? rows.DeepClone().AsArray() : [];
}
