using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>One look at all servers that are to be watched, and what is kept of it.</summary>
public sealed class PlaybackRounds(Database database, SettingsStore settings, SessionSurvey survey, PlaybackRecorder recorder)
{
    public async Task<PlaybackRound> RunAsync(PlaybackMemory memory, CancellationToken cancellationToken)
    {
        AppSettings current = settings.ReadOrDefault();
        IReadOnlyList<MediaServerSettings> watched = WatchedServers.Of(current);
        bool isWatching = watched.Count > 0 && await database.ReadAsync(context => IsWorkThereAsync(context, cancellationToken), cancellationToken);
        IReadOnlyList<ServerSessions> heard = isWatching ? await survey.AskAsync(watched, current, memory, cancellationToken) : [];
        RecordedPlayback kept = await recorder.KeepAsync(heard, cancellationToken);
        var look = new PlaybackLook
        {
            IsWanted = watched.Count > 0,
            IsWatching = isWatching,
            Playing = kept.Playing,
            Failures = heard.Where(server => server.Failures > 0).ToDictionary(server => server.Server.Id, server => server.Failures),
        };
        return new PlaybackRound(look, kept.HasLifted);
    }

    /// <summary>Jobs that wait for their time hold nobody up, and are no reason to ask.</summary>
    private static async Task<bool> IsWorkThereAsync(PreviewForgeDbContext context, CancellationToken cancellationToken)
        => await context.Jobs.AnyAsync(job => job.HoldsSlot, cancellationToken) || await GateKeeper.Waiting(context).AnyAsync(cancellationToken);
}

/// <param name="Look">What was found.</param>
/// <param name="HasLifted">True: a server holds work no longer that did before.</param>
public sealed record PlaybackRound(PlaybackLook Look, bool HasLifted);
