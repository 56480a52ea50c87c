using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Playback;

/// <summary>Asks a server who watches.</summary>
public interface IPlaybackSessions
{
    /// <summary>How many sessions play a video now. Paused ones don't count, nor do music and photos.</summary>
    /// <exception cref="MediaServerException">The server can't be asked, or gave no answer within five seconds.</exception>
    Task<int> CountPlayingAsync(CancellationToken cancellationToken);
}
