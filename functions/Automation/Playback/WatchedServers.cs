using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>Which servers hold work while somebody watches there.</summary>
internal static class WatchedServers
{
    public static IReadOnlyList<MediaServerSettings> Of(AppSettings settings)
        => [.. settings.MediaServers.Where(server => server is { IsUsable: true, PlaybackPause: true } && server.Type != ServerType.Folder)];
}
