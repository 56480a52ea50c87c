using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Security;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings;

/// <summary>Reads one entry of <c>media_servers</c>.</summary>
internal static class ServerReader
{
    private const int DefaultTimeout = 30;

    /// <summary>Null for an entry of a vendor that this version doesn't know: it is left alone, and the others work.</summary>
    public static MediaServerSettings? Read(JsonMembers server)
    {
        if (ServerTypes.Parse(server.Text("type", " ")) is not { } type)
        {
            return null;
        }

        string id = server.Text("id").Trim();
        if (id.Length == 0)
        {
            server.Problem("id", "must not be empty");
        }

        return new MediaServerSettings
        {
            Id = id,
            Type = type,
            Name = server.Text("name", id),
            Enabled = server.Flag("enabled", true),
            Url = Uri.TryCreate(server.Text("url").Trim(), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null,
            Auth = ReadAuth(server.Object("auth")),
            VerifyTls = server.Flag("verify_ssl", true),
            Timeout = TimeSpan.FromSeconds(server.Number("timeout", 0, 3600) is > 0 and var seconds ? seconds : DefaultTimeout),
            Libraries = [.. server.Objects("libraries").Select(ReadLibrary)],
            PathMappings = PathMappingParser.FromJson(server.Raw("path_mappings")),
            ExcludePaths = ReadExcludes(server),
            Output = ReadOutput(server.Object("output")),
            ServerIdentity = server.Text("server_identity") is { Length: > 0 } identity ? identity : null,
            HealthDismissals = server.Texts("health_dismissals"),
        };
    }

    private static ServerAuth ReadAuth(JsonMembers auth) => new()
    {
        Method = auth.Text("method"),
        Token = Secret.From(auth.Text("access_token")) ?? Secret.From(auth.Text("api_key")) ?? Secret.From(auth.Text("token")),
        UserId = auth.Text("user_id") is { Length: > 0 } user ? user : null,
        DeviceId = auth.Text("device_id") is { Length: > 0 } device ? device : null,
    };

    private static LibrarySettings ReadLibrary(JsonMembers library) => new(
        library.Text("id"), library.Text("name"), library.Texts("remote_paths"), library.Flag("enabled", true), library.Text("kind") is { Length: > 0 } kind ? kind : null);

    /// <summary>A wrong pattern is a problem: left out in silence, it would let in what somebody wanted out.</summary>
    private static List<ExcludeRule> ReadExcludes(JsonMembers server)
    {
        List<ExcludeRule> rules =
        [
            .. server.Texts("exclude_paths").Select(path => new ExcludeRule(path)),
            .. server.Objects("exclude_paths").Select(exclude => new ExcludeRule(exclude.Text("value").Trim(), KindOf(exclude.Text("type", "path")))),
        ];
        foreach (string problem in new ExcludeRules(rules).Problems)
        {
            server.Problem("exclude_paths", $"has a wrong entry. {problem}");
        }

        return rules;
    }

    private static ExcludeKind KindOf(string type)
        => type.Equals("regex", StringComparison.OrdinalIgnoreCase) ? ExcludeKind.Regex : ExcludeKind.Path;

    private static OutputSettings ReadOutput(JsonMembers output)
    {
        int? width = output.Number("width", 16, 3840);
        if (width % 2 == 1)
        {
            output.Problem("width", "must be even: video codecs know no odd sizes");
        }

        return new OutputSettings
        {
            Formats = [.. output.Texts("formats").Select(name => ReadFormat(output, name)).OfType<OutputFormat>().Distinct()],
            Width = width ?? new OutputSettings().Width,
            FrameInterval = output.Number("frame_interval", 1, 60),
            PlexConfigFolder = output.Text("plex_config_folder").Trim(),
            SaveWithMedia = output.Flag("save_with_media", true),
            JellyfinConfigFolder = output.Text("jellyfin_config_folder").Trim(),
        };
    }

    private static OutputFormat? ReadFormat(JsonMembers output, string name)
    {
        if (Enum.TryParse(name, ignoreCase: true, out OutputFormat format) && !int.TryParse(name, out _))
        {
            return format;
        }

        output.Problem("formats", $"has \"{name}\", and must hold only bif, trickplay, webvtt");
        return null;
    }
}
