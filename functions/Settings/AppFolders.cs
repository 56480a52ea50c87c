using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.Settings;

/// <summary>Where the app keeps its state and where videos may lie.</summary>
/// <param name="Config">Absolute path of the configuration folder (<c>CONFIG_DIR</c>, default <c>/config</c>).</param>
/// <param name="MediaRoot">Absolute path that every submitted video must lie under (<c>MEDIA_ROOT</c>, default <c>/</c>).</param>
public sealed record AppFolders(string Config, string MediaRoot)
{
    /// <summary>Absolute path that a Plex data folder must lie under to be looked at (<c>PLEX_DATA_ROOT</c>, default <c>/</c>).</summary>
    public string PlexDataRoot { get; init; } = "/";

    public string SettingsFile => Path.Combine(Config, "settings.json");

    public string AuthFile => Path.Combine(Config, "auth.json");

    public string DatabaseFile => Path.Combine(Config, "previewforge.db");

    /// <summary>The log of one job: <c>logs/jobs/{id}.log</c>.</summary>
    public string JobLog(Guid jobId) => Path.Combine(Config, "logs", "jobs", $"{jobId}.log");

    public static AppFolders From(IConfiguration configuration)
        => new(Folder(configuration, "CONFIG_DIR", "/config"), Folder(configuration, "MEDIA_ROOT", "/"))
        {
            PlexDataRoot = Folder(configuration, "PLEX_DATA_ROOT", "/"),
        };

    private static string Folder(IConfiguration configuration, string key, string fallback)
        => Path.GetFullPath(configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : fallback);
}
