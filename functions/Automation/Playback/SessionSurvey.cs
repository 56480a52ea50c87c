using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>Asks servers at the same time who watches. One that can't be asked is named in the log once, and again when it answers.</summary>
public sealed class SessionSurvey(ServerConnections connections, ILogger<SessionSurvey> logger)
{
    /// <summary>So many looks in a row without an answer, and what was known before counts no more.</summary>
    internal const int MaxFailures = 2;

    internal async Task<IReadOnlyList<ServerSessions>> AskAsync(
        IReadOnlyList<MediaServerSettings> servers, AppSettings settings, PlaybackMemory memory, CancellationToken cancellationToken)
        => await Task.WhenAll(servers.Select(server => AskAsync(server, settings, memory.Failures.GetValueOrDefault(server.Id), cancellationToken)));

    private async Task<ServerSessions> AskAsync(MediaServerSettings server, AppSettings settings, int failures, CancellationToken cancellationToken)
    {
        try
        {
            int playing = connections.Open(server, settings).Playback is { } playback ? await playback.CountPlayingAsync(cancellationToken) : 0;
            if (failures >= MaxFailures)
            {
                logger.LogInformation("{Server} tells again who watches", server.Name);
            }

            return new ServerSessions(server, playing, 0);
        }
        catch (MediaServerException failure)
        {
            if (failures + 1 == MaxFailures)
            {
                logger.LogWarning("{Server} can't be asked who watches, and holds no work until it answers: {Reason}", server.Name, failure.Message);
            }

            return new ServerSessions(server, null, Math.Min(failures + 1, MaxFailures));
        }
    }
}

/// <param name="Server">The server.</param>
/// <param name="Playing">Sessions that play; null when it could not be asked.</param>
/// <param name="Failures">How often in a row it could not; counted no further than matters.</param>
public sealed record ServerSessions(MediaServerSettings Server, int? Playing, int Failures);
