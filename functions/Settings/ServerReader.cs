using PreviewForge.Functions.Security;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings;

/// <summary>Reads one entry of <c>media_servers</c>.</summary>
internal static class ServerReader
{
    private const int DefaultTimeout = 30;

    /// <summary>Null for an entry without an id, or of a vendor that this version doesn't know: nobody could refer to it.</summary>
    public static MediaServerSettings? Read(JsonMembers server)
    {
        if (ServerTypes.Parse(server.Text("type", " ")) is not { } type)
        {
            server.Problem("type", "must be one of plex, emby, jellyfin, folder");
            return null;
        }

        string id = server.Id("id");
        if (id.Length == 0)
        {
            server.Problem("id", "must not be empty");
            return null;
        }

        return new MediaServerSettings
        {
            Id = id,
            Type = type,
            Name = server.Text("name", id) is { Length: > 0 } name ? name : id,
            Enabled = server.Flag("enabled", true),
            Url = type == ServerType.Folder ? null : ReadUrl(server),
            Auth = ReadAuth(server.Object("auth")),
            VerifyTls = server.Flag("verify_ssl", true),
            Timeout = TimeSpan.FromSeconds(server.Number("timeout", 0, 3600) is > 0 and var seconds ? seconds : DefaultTimeout),
            Libraries = [.. server.Rows("libraries").Select(ReadLibrary)],
            PathMappings = PathMappingParser.FromJson(server.Raw("path_mappings")),
            ExcludePaths = ReadExcludes(server),
            Output = OutputReader.Read(server),
            PlaybackPause = server.Flag("playback_pause", false),
            ServerIdentity = server.Text("server_identity") is { Length: > 0 } identity ? identity : null,
            HealthDismissals = server.Texts("health_dismissals"),
        };
    }

    /// <summary>The address is never part of the complaint: people write passwords into it.</summary>
    private static Uri? ReadUrl(JsonMembers server)
    {
        if (ServerUrl.Parse(server.Text("url")) is { } url)
        {
            return url;
        }

        server.Problem("url", ServerUrl.Complaint);
        return null;
    }

    private static ServerAuth ReadAuth(JsonMembers auth) => new()
    {
        Method = auth.Text("method"),
        Token = Secret.From(auth.Text("access_token")) ?? Secret.From(auth.Text("api_key")) ?? Secret.From(auth.Text("token")),
        UserId = auth.Text("user_id") is { Length: > 0 } user ? user : null,
        DeviceId = auth.Text("device_id") is { Length: > 0 } device ? device : null,
    };

    private static LibrarySettings ReadLibrary(JsonMembers library) => new(
        library.Id("id"), library.Text("name"), library.Texts("remote_paths"), library.Flag("enabled", true), library.Text("kind") is { Length: > 0 } kind ? kind : null);

    /// <summary>A wrong pattern is left out and told: one slip in a list of rules must not stop a server.</summary>
    private static List<ExcludeRule> ReadExcludes(JsonMembers server)
    {
        List<ExcludeRule> rules =
        [
            .. server.Texts("exclude_paths").Select(path => new ExcludeRule(path)),
            .. server.Objects("exclude_paths").Select(exclude => new ExcludeRule(exclude.Text("value").Trim(), KindOf(exclude.Text("type", "path")))),
        ];
        foreach (string problem in new ExcludeRules(rules).Problems)
        {
            server.Note("exclude_paths", $"has an entry that was left out. {problem}");
        }

        return rules;
    }

    private static ExcludeKind KindOf(string type)
        => type.Equals("regex", StringComparison.OrdinalIgnoreCase) ? ExcludeKind.Regex : ExcludeKind.Path;
}
