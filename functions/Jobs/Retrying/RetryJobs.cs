using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>The tries of a chain: each is a job of its own, and what comes of it is written into the first job.</summary>
public sealed class RetryJobs(Database database, SettingsStore settings, JobLog log, TimeProvider time)
{
    /// <summary>Where the chain stands. The time of a try is kept, so that a restart doesn't begin the wait anew.</summary>
    /// <returns>Null when the chain has ended.</returns>
    public Task<RetryStep?> PlanAsync(Guid headJobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            JobRow? head = await HeadAsync(context, headJobId, cancellationToken);
            return head is null ? null : await RetryAsync(context, headJobId, cancellationToken) is { } retry ? new RetryStep(head.RetryAttempt, retry.NotBefore, retry.Id) : null;
        },
        cancellationToken);

    /// <summary>Ends the wait before a try. Asked again, it changes nothing.</summary>
    /// <returns>The job of the try; null when none waits.</returns>
    public async Task<Guid?> ReleaseAsync(Guid headJobId, CancellationToken cancellationToken)
    {
        Guid? released = await database.WriteAsync<Guid?>(
            async context =>
            {
                JobRow? head = await HeadAsync(context, headJobId, cancellationToken);
                JobRow? retry = head is { Chain: ChainState.Scheduled } ? await RetryAsync(context, headJobId, cancellationToken) : null;
                if (retry is not { NotBefore: not null })
                {
                    return null;
                }

                ChainSteps.Release(context, head!, retry, time.GetUtcNow());
                return retry.Id;
            },
            cancellationToken);
        if (released is not null)
        {
            await log.InfoAsync(headJobId, "The next try is due", cancellationToken);
        }

        return released;
    }

    public Task<bool> HasEndedAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context => !await context.Jobs.AnyAsync(job => job.Id == jobId && (job.Status == JobStatus.Pending || job.Status == JobStatus.Running), cancellationToken),
        cancellationToken);

    /// <summary>Writes what came of a try into the first job, and sets its next try, or ends the chain.</summary>
    public async Task MergeAsync(Guid jobId, CancellationToken cancellationToken)
    {
        TimeSpan pace = settings.ReadOrDefault().RetryDelay;
        JobRow? head = await database.WriteAsync(
            async context =>
            {
                JobRow? retry = await context.Jobs.SingleOrDefaultAsync(job => job.Id == jobId && job.CompletedAt != null, cancellationToken);
                JobRow? head = retry?.ParentJobId is { } parent ? await HeadAsync(context, parent, cancellationToken) : null;
                if (retry is null || head is null || head.RetryAttempt != retry.Config.RetryAttempt)
                {
                    return null;
                }

                await RetryOutcomes.MergeAsync(context, head.Id, retry.Id, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                head.Tally = await TallyQuery.CountAsync(context, head.Id, cancellationToken);
                Conclude(context, head, retry.Status, pace);
                return head;
            },
            cancellationToken);
        if (head is not null)
        {
            await log.InfoAsync(head.Id, head.RetryAt is { } next
                ? $"Try {head.RetryAttempt - 1} ended; {head.Tally!.Owed} files are still owed. The next try is at {next:HH:mm:ss} UTC"
                : $"Try {head.RetryAttempt} ended; {(head.Tally!.Owed == 0 ? "nothing is owed any more" : $"{head.Tally.Owed} files are given up")}", cancellationToken);
        }
    }

    /// <summary>A try that was cancelled ends the chain: somebody wanted it to.</summary>
    private void Conclude(PreviewForgeDbContext context, JobRow head, JobStatus retry, TimeSpan pace)
    {
        if (head.Tally!.Owed > 0 && head.RetryAttempt < head.MaxRetries && retry != JobStatus.Cancelled)
        {
            ChainSteps.Schedule(context, head, time.GetUtcNow(), pace);
        }
        else
        {
            ChainSteps.End(context, head, retry == JobStatus.Cancelled ? GivenUp.TryCancelled : GivenUp.TriesUsedUp, time.GetUtcNow());
        }
    }

    /// <summary>The first job, while its chain goes on.</summary>
    private static Task<JobRow?> HeadAsync(PreviewForgeDbContext context, Guid headJobId, CancellationToken cancellationToken) => context.Jobs.SingleOrDefaultAsync(
        job => job.Id == headJobId && (job.Chain == ChainState.Scheduled || job.Chain == ChainState.QueuedForSlot || job.Chain == ChainState.Running) && job.CompletedAt == null,
        cancellationToken);

    /// <summary>The try that the chain is at: the last one. There are few.</summary>
    private static async Task<JobRow?> RetryAsync(PreviewForgeDbContext context, Guid headJobId, CancellationToken cancellationToken)
        => (await context.Jobs.Where(job => job.ParentJobId == headJobId).ToListAsync(cancellationToken)).MaxBy(job => job.Config.RetryAttempt);
}
