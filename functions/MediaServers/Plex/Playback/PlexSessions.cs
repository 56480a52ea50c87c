using PreviewForge.Functions.MediaServers.Playback;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex.Playback;

/// <summary>Plex's list of what plays now. A player that buffers is watched, too.</summary>
internal sealed class PlexSessions(PlexApi api) : IPlaybackSessions
{
    private static readonly string[] Videos = ["movie", "episode", "clip", "trailer"];

    public async Task<int> CountPlayingAsync(CancellationToken cancellationToken) => (await api.SessionsAsync(cancellationToken)).Count(IsPlaying);

    private static bool IsPlaying(PlexMetadata session) => Videos.Contains(session.Type, StringComparer.OrdinalIgnoreCase)
        && session.Player?.State?.ToLowerInvariant() is not ("paused" or "stopped");
}
