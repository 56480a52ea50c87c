using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>The tries of a chain: each is a job of its own, and what comes of it is written into the first job.</summary>
public sealed class RetryJobs(Database database, SettingsStore settings, JobLog log, TimeProvider time)
{
    /// <summary>When the next try is due. The first asking fixes it, so that a restart doesn't begin the wait anew.</summary>
    /// <returns>Null when nothing is owed, the tries are used up, or the job was cancelled.</returns>
    public async Task<RetryStep?> PlanAsync(Guid headJobId, CancellationToken cancellationToken) => await database.ReadAsync(
        async context => await context.Jobs.SingleOrDefaultAsync(job => job.Id == headJobId, cancellationToken) is { RetryAt: { } due } head
            ? new RetryStep(head.RetryAttempt + 1, due)
            : null,
        cancellationToken);

    /// <summary>Creates the job of the next try; asked again, it gives the same job.</summary>
    public Task<Guid?> CreateAsync(Guid headJobId, CancellationToken cancellationToken) => database.WriteAsync<Guid?>(
        async context =>
        {
            JobRow? head = await context.Jobs.SingleOrDefaultAsync(job => job.Id == headJobId, cancellationToken);
            if (head is not { RetryAt: not null })
            {
                return null;
            }

            List<JobRow> open = await context.Jobs.Where(job => job.ParentJobId == headJobId && job.CompletedAt == null).ToListAsync(cancellationToken);
            if (open.FirstOrDefault() is { } running)
            {
                return running.Id;
            }

            head.RetryAttempt++;
            JobRow retry = RetryOf(head);
            context.Jobs.Add(retry);
            return retry.Id;
        },
        cancellationToken);

    public Task<bool> HasEndedAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context => !await context.Jobs.AnyAsync(job => job.Id == jobId && (job.Status == JobStatus.Pending || job.Status == JobStatus.Running), cancellationToken),
        cancellationToken);

    /// <summary>Writes what came of a try into the first job, and sets its next try, or ends the chain.</summary>
    public async Task MergeAsync(Guid jobId, CancellationToken cancellationToken)
    {
        TimeSpan pace = settings.Read().RetryDelay;
        JobRow? head = await database.WriteAsync(
            async context =>
            {
                JobRow? retry = await context.Jobs.SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
                JobRow? head = retry is null ? null : await context.Jobs.SingleOrDefaultAsync(job => job.Id == retry.ParentJobId, cancellationToken);
                if (retry is null || head is not { RetryAt: not null } || head.RetryAttempt != retry.Config.RetryAttempt)
                {
                    return null;
                }

                await RetryOutcomes.MergeAsync(context, head.Id, retry.Id, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                head.Tally = await TallyQuery.CountAsync(context, head.Id, cancellationToken);
                Conclude(head, retry.Status, pace);
                return head;
            },
            cancellationToken);
        if (head is not null)
        {
            await log.InfoAsync(head.Id, head.RetryAt is { } next
                ? $"Try {head.RetryAttempt} ended; {head.Tally!.Owed} files still wait for their server. The next try is at {next:HH:mm:ss} UTC"
                : $"Try {head.RetryAttempt} ended; {(head.Tally!.Owed == 0 ? "nothing is owed any more" : $"{head.Tally.Owed} files are given up")}", cancellationToken);
        }
    }

    private JobRow RetryOf(JobRow head) => new()
    {
        Id = Guid.NewGuid(),
        CreatedAt = time.GetUtcNow(),
        LibraryName = $"Retry: {head.LibraryName}",
        LibraryId = head.LibraryId,
        ServerId = head.ServerId,
        ServerName = head.ServerName,
        ServerType = head.ServerType,
        Priority = head.Priority,
        ParentJobId = head.Id,
        Config = new JobConfig { Kind = JobKind.Retry, ParentJobId = head.Id, RetryAttempt = head.RetryAttempt, ServerId = head.Config.ServerId },
    };

    /// <summary>Cancelled tries end the chain: somebody wanted it to.</summary>
    private void Conclude(JobRow head, JobStatus retry, TimeSpan pace)
    {
        int owed = head.Tally!.Owed;
        bool goesOn = owed > 0 && head.RetryAttempt < head.MaxRetries && retry != JobStatus.Cancelled;
        head.RetryAt = goesOn ? time.GetUtcNow() + RetryBackoff.Before(head.RetryAttempt + 1, pace) : null;
        JobVerdict verdict = JobVerdict.On(head.Tally);
        head.Error = owed > 0 && !goesOn ? $"{verdict.Message}. Given up after {head.RetryAttempt} tries" : verdict.Message;
        head.Status = owed > 0 && !goesOn ? JobStatus.Failed : verdict.Status;
    }
}
