using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Dispatching;

/// <summary>
/// Finds messages that the storage emulator forgot when it was killed. An entry of the ledger is lost when it was sent a while ago, no
/// living runner holds it, and the queues hold fewer messages than the ledger expects. Lost entries count as not sent, so that the next round sends
/// them again. While messages just wait in the queue, or no runner lives, nothing is lost.
/// </summary>
public sealed class LostWork(
    Database database, IWorkQueues queues, IRunnerHeartbeats heartbeats, JobLog log, TimeProvider time)
{
    /// <summary>Sent this often without an answer, a piece of work counts as failed.</summary>
    internal const int MaxSends = 8;

    private static readonly TimeSpan FirstGrace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestGrace = TimeSpan.FromMinutes(5);

    /// <summary>
    /// An answer is recorded within moments. One that stays in its queue so long is in the hands of a host that died, which hides it for up to ten minutes
    /// (the official host's lease): then asking again is sooner.
    /// </summary>
    private static readonly TimeSpan AnswerGrace = TimeSpan.FromMinutes(3);

    /// <returns>How many entries are to be sent again.</returns>
    public async Task<int> ForgetAsync(Guid jobId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        RunnerSnapshot runners = await heartbeats.CurrentAsync(cancellationToken);
        if (runners.Living.Count == 0)
        {
            return 0;
        }

        List<DispatchRow> overdue = await OverdueAsync(jobId, now, runners.Living, cancellationToken);
        try
        {
            return overdue.Count > 0 && await IsSomethingMissingAsync(now, overdue.Exists(row => now - row.SentAt > AnswerGrace), cancellationToken)
                ? await SendAgainAsync(jobId, overdue, cancellationToken)
                : 0;
        }
        catch (StorageUnavailableException)
        {
            return 0;
        }
    }

    private async Task<List<DispatchRow>> OverdueAsync(Guid jobId, DateTimeOffset now, IReadOnlyList<Heartbeat> living, CancellationToken cancellationToken)
    {
        HashSet<Guid> held = [.. living.SelectMany(runner => runner.Holding)];
        List<DispatchRow> open = await database.ReadAsync(
            context => context.Dispatches.Where(row => row.JobId == jobId && row.AnsweredAt == null && row.SentAt != null).ToListAsync(cancellationToken),
            cancellationToken);
        return [.. open.Where(row => now - row.SentAt > Grace(row.Attempts) && !held.Contains(row.Id))];
    }

    private static TimeSpan Grace(int attempts)
    {
        TimeSpan grace = FirstGrace * Math.Pow(2, Math.Max(0, attempts - 1));
        return grace < LongestGrace ? grace : LongestGrace;
    }

    /// <summary>
    /// Counts the queues before the ledger, and the work before the answers: a piece of work that moves on meanwhile is counted twice, never missed.
    /// </summary>
    private async Task<bool> IsSomethingMissingAsync(DateTimeOffset now, bool areAnswersStuck, CancellationToken cancellationToken)
    {
        long present = 0;
        foreach (string queue in (IEnumerable<string>)[.. QueueNames.ProbesByPriority, .. QueueNames.ExtractsByPriority, .. areAnswersStuck ? [] : (string[])[QueueNames.RunnerResults]])
        {
            present += await queues.CountAsync(queue, cancellationToken);
        }

        int expected = await database.ReadAsync(
            context => context.Dispatches.CountAsync(
                row => row.AnsweredAt == null && row.SentAt != null && row.SentAt < now
                    && context.Jobs.Any(job => job.Id == row.JobId && job.Status == JobStatus.Running),
                cancellationToken),
            cancellationToken);
        return present < expected;
    }

    private async Task<int> SendAgainAsync(Guid jobId, List<DispatchRow> lost, CancellationToken cancellationToken)
    {
        List<Guid> hopeless = [.. lost.Where(row => row.Attempts >= MaxSends).Select(row => row.Id)];
        List<Guid> again = [.. lost.Where(row => row.Attempts < MaxSends).Select(row => row.Id)];
        DateTimeOffset now = time.GetUtcNow();
        await database.WriteAsync(
            async context =>
            {
                await context.Dispatches.Where(row => again.Contains(row.Id) && row.AnsweredAt == null)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.SentAt, (DateTimeOffset?)null), cancellationToken);
                await context.Dispatches.Where(row => hopeless.Contains(row.Id) && row.AnsweredAt == null)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.AnsweredAt, now), cancellationToken);
                return await context.Items.Where(item => hopeless.Contains(item.DispatchId!.Value) && item.State != ItemState.Done).ExecuteUpdateAsync(
                    update => update.SetProperty(item => item.State, ItemState.Done)
                        .SetProperty(item => item.Outcome, ItemOutcome.Failed)
                        .SetProperty(item => item.Reason, $"The work was sent to the runners {MaxSends} times and never answered. See the runner's log, then submit the file again.")
                        .SetProperty(item => item.FinishedAt, now),
                    cancellationToken);
            },
            cancellationToken);
        await log.WarnAsync(jobId, $"Work was lost on the way: {again.Count} sent again, {hopeless.Count} given up", cancellationToken);
        return again.Count;
    }
}
