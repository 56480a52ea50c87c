using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.MediaServers.Playback;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Playback;

/// <summary>The sessions of an Emby or Jellyfin; those that only look around play nothing.</summary>
internal sealed class MediaBrowserSessions(SystemCalls system) : IPlaybackSessions
{
    /// <summary>Kinds of items that are no videos, for servers that don't name the kind of medium.</summary>
    private static readonly string[] NoVideos = ["Audio", "AudioBook", "Photo", "Book"];

    public async Task<int> CountPlayingAsync(CancellationToken cancellationToken) => (await system.SessionsAsync(cancellationToken)).Count(IsPlaying);

    private static bool IsPlaying(SessionRow session) => session.NowPlayingItem is { } item && IsVideo(item) && session.PlayState?.IsPaused != true;

    private static bool IsVideo(PlayingItemRow item) => item.MediaType is { Length: > 0 } medium
        ? medium.Equals("Video", StringComparison.OrdinalIgnoreCase)
        : !NoVideos.Contains(item.Type, StringComparer.OrdinalIgnoreCase);
}
