using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings;

/// <summary>One entry of <c>media_servers</c>.</summary>
public sealed record MediaServerSettings
{
    /// <summary>Never changes; jobs and results refer to it.</summary>
    public required string Id { get; init; }

    public required ServerType Type { get; init; }

    public required string Name { get; init; }

    /// <summary>False: it is never contacted, and gets nothing.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Address with scheme http or https, maybe with a path; null for folders, and where the file has none that can be used.</summary>
    public Uri? Url { get; init; }

    public ServerAuth Auth { get; init; } = ServerAuth.None;

    /// <summary>False: any certificate will do, which lets everybody on the way read the token.</summary>
    public bool VerifyTls { get; init; } = true;

    /// <summary>Longest wait for an answer, 1 to 3600 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the server said of its libraries at the last refresh, and which of them are wanted.</summary>
    public IReadOnlyList<LibrarySettings> Libraries { get; init; } = [];

    /// <summary>The server's folders under our names.</summary>
    public IReadOnlyList<PathMapping> PathMappings { get; init; } = [];

    /// <summary>Local paths that it gets nothing for.</summary>
    public IReadOnlyList<ExcludeRule> ExcludePaths { get; init; } = [];

    public OutputSettings Output { get; init; } = new();

    /// <summary>True: its videos are not worked on while somebody watches there.</summary>
    public bool PlaybackPause { get; init; }

    /// <summary>The server's own id (Plex <c>machineIdentifier</c>, Emby and Jellyfin <c>Id</c>); null until it was asked.</summary>
    public string? ServerIdentity { get; init; }

    /// <summary>Ids of readiness checks that a person does not want to hear of.</summary>
    public IReadOnlyList<string> HealthDismissals { get; init; } = [];

    /// <summary>What keeps it from being used, each naming its key; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>True when it is on and nothing is wrong with its entry: only then is it contacted, and gets anything.</summary>
    public bool IsUsable => Enabled && Problems.Count == 0;
}
