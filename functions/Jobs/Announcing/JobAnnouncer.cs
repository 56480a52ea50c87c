using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Announcing;

/// <summary>
/// Tells the servers of a job's finished videos, many at a time, and writes down what they say. What is not shown at once is asked for again within
/// the job after a while; after that it is owed, and the job's retries take it over. Doing it twice tells a server twice, which is harmless.
/// </summary>
public sealed class JobAnnouncer(Database database, SettingsStore settings, ServerConnections connections, AnnouncementRecorder recorder, TimeProvider time)
{
    private const int ItemsPerStep = 400;

    public async Task<AnnounceRound> RunAsync(Guid jobId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<JobItemRow> due = await database.ReadAsync(
            context => Announcing(context, jobId).Where(item => item.AnnounceAt <= now).OrderBy(item => item.Id).Take(ItemsPerStep).ToListAsync(cancellationToken), cancellationToken);
        if (due.Count > 0)
        {
            IReadOnlyList<Answer>[] answers = await Task.WhenAll(Questions(due).Select(question => AskAsync(question.Key, [.. question.Value], cancellationToken)));
            await recorder.RecordAsync(jobId, due, [.. answers.SelectMany(answer => answer)], cancellationToken);
        }

        DateTimeOffset? next = await database.ReadAsync(
            context => Announcing(context, jobId).Select(item => item.AnnounceAt).MinAsync(cancellationToken), cancellationToken);
        TimeSpan? wait = next is { } at ? at > time.GetUtcNow() ? at - time.GetUtcNow() : TimeSpan.Zero : null;
        return new AnnounceRound(due.Count, wait);
    }

    private static IQueryable<JobItemRow> Announcing(PreviewForgeDbContext context, Guid jobId)
        => context.Items.Where(item => item.JobId == jobId && item.State == ItemState.Announcing);

    private static Dictionary<string, List<JobItemRow>> Questions(List<JobItemRow> items) => items
        .SelectMany(item => Results.ItemEnding.ServersToAsk(item).Select(server => (server, item)))
        .GroupBy(pair => pair.server, pair => pair.item)
        .ToDictionary(group => group.Key, group => group.ToList());

    private async Task<IReadOnlyList<Answer>> AskAsync(string serverId, IReadOnlyList<JobItemRow> items, CancellationToken cancellationToken)
    {
        AppSettings current = settings.Read();
        if (current.MediaServers.FirstOrDefault(server => server.Id == serverId && server.IsUsable) is not { } server)
        {
            return [.. items.Select(item => new Answer(item.Id, serverId, new AnnounceOutcome(AnnounceState.Published, "The server was turned off or removed in the meantime")))];
        }

        IReadOnlyList<AnnounceOutcome> outcomes = await connections.Open(server, current).Announcer
            .AnnounceAsync([.. items.Select(item => Announcements.Of(item, serverId))], cancellationToken);
        return [.. items.Zip(outcomes, (item, outcome) => new Answer(item.Id, serverId, outcome))];
    }
}

/// <param name="Told">Videos that servers were told of, or asked about, in this round.</param>
/// <param name="NextIn">When there is more to do; null when there is nothing.</param>
public sealed record AnnounceRound(int Told, TimeSpan? NextIn);

/// <summary>What a server said of a video.</summary>
public sealed record Answer(long ItemId, string ServerId, AnnounceOutcome Outcome);
