namespace PreviewForge.Functions.Settings.Api;

/// <summary>Paths of the settings.</summary>
internal static class SettingsRoutes
{
    public const string All = "api/settings";

    public const string LogLevel = "api/settings/log-level";

    public const string Backups = "api/settings/backups";

    public const string Restore = "api/settings/backups/restore";

    public const string LocalPath = "api/settings/validate-local-path";

    public const string PlexFolder = "api/settings/validate-plex-config-folder";

    public const string JellyfinFolder = "api/settings/validate-jellyfin-config-folder";
}
