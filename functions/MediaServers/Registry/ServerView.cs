using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Registry;

/// <summary>An entry as the API shows it: no credential, every member there.</summary>
internal static class ServerView
{
    /// <returns>Null for a vendor that this version doesn't know.</returns>
    public static JsonObject? Of(JsonObject entry)
    {
        if (StoredServers.Read(entry) is not { } server)
        {
            return null;
        }

        var view = new JsonObject
        {
            ["id"] = server.Id,
            ["type"] = server.Type.Text(),
            ["name"] = server.Name,
            ["enabled"] = server.Enabled,
            ["url"] = UrlOf(entry.TextOf("url").Trim()),
            ["auth"] = StoredSecrets.Redact(entry["auth"] as JsonObject ?? []),
            ["verify_ssl"] = server.VerifyTls,
            ["timeout"] = (int)server.Timeout.TotalSeconds,
            ["libraries"] = new JsonArray([.. server.Libraries.Select(LibraryOf)]),
            ["path_mappings"] = new JsonArray([.. server.PathMappings.Select(MappingOf)]),
            ["exclude_paths"] = new JsonArray([.. server.ExcludePaths.Select(rule => new JsonObject { ["value"] = rule.Value, ["type"] = rule.Kind == ExcludeKind.Regex ? "regex" : "path" })]),
            ["output"] = StoredSecrets.Redact(entry["output"] as JsonObject ?? []),
            ["playback_pause"] = server.PlaybackPause,
            ["server_identity"] = server.ServerIdentity,
            ["warnings"] = new JsonArray([.. WarningsOf(server).Select(text => JsonValue.Create(text))]),
        };
        if (server.Type == ServerType.Plex)
        {
            view["plex_config_folder"] = server.Output.PlexConfigFolder;
        }

        return view;
    }

    /// <summary>What works and should not stay so.</summary>
    public static IReadOnlyList<string> WarningsOf(MediaServerSettings server) => server is { VerifyTls: false, Url.Scheme: "https" }
        ? ["Certificate verification is off for this server: whoever is on the way can read its credential."]
        : [];

    public static JsonObject LibraryOf(LibrarySettings library) => new()
    {
        ["id"] = library.Id,
        ["name"] = library.Name,
        ["remote_paths"] = Texts(library.RemotePaths),
        ["enabled"] = library.Enabled,
        ["kind"] = library.Kind,
    };

    private static JsonObject MappingOf(PathMapping mapping) => new()
    {
        ["remote_prefix"] = mapping.RemotePrefix,
        ["local_prefix"] = mapping.LocalPrefix,
        ["webhook_prefixes"] = Texts(mapping.WebhookPrefixes),
    };

    /// <summary>As it was written, unless somebody wrote a credential into it by hand.</summary>
    private static string UrlOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.UserInfo.Length + url.Query.Length > 0
        ? $"{url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}{url.AbsolutePath}"
        : text;

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
