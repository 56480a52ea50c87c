using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// Ends jobs. Final states are final: whoever comes later changes nothing. The one exception is stated in <see cref="RetryChain"/>: a job with videos that are
/// owed doesn't end, but becomes the first of a chain of tries.
/// </summary>
public sealed class JobLifecycle(Database database, SettingsStore settings, IBatches batches, JobLog log, TimeProvider time)
{
    /// <returns>False when the job has ended, is held, or is not there.</returns>
    public Task<bool> MayRunAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        context => context.Jobs.AnyAsync(job => job.Id == jobId && job.Status == JobStatus.Running && job.HoldsSlot, cancellationToken), cancellationToken);

    /// <summary>Ends a job whose videos all have outcomes, or begins its chain of tries.</summary>
    public async Task FinishAsync(Guid jobId, CancellationToken cancellationToken)
    {
        JobTally tally = await database.ReadAsync(context => TallyQuery.CountAsync(context, jobId, cancellationToken), cancellationToken);
        await EndAsync(jobId, JobVerdict.On(tally), settings.ReadOrDefault().RetryDelay, cancellationToken);
    }

    /// <summary>Ends a job that can't go on. Nothing of it is tried again: a chain that saw to what is owed would pass over the videos that were never looked at.</summary>
    public Task FailAsync(Guid jobId, string reason, CancellationToken cancellationToken)
        => EndAsync(jobId, new JobVerdict(JobStatus.Failed, reason), pace: null, cancellationToken);

    /// <summary>Ends a job because somebody wants it to, and its tries with it.</summary>
    /// <returns>False when the job had ended already.</returns>
    public async Task<bool> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var cancelled = new JobVerdict(JobStatus.Cancelled, null);
        List<JobRow> ended = await database.WriteAsync(
            async context => await EndAsync(context, jobId, cancelled, null, cancellationToken) is { } job
                ? [job, .. await CancelTriesAsync(context, jobId, cancellationToken)]
                : new List<JobRow>(),
            cancellationToken);
        foreach (JobRow job in ended)
        {
            await LogEndAsync(job, cancelled, cancellationToken);
        }

        return ended.Count > 0;
    }

    /// <summary>In the transaction that ends the first job, so that no try can begin in between and be left alone.</summary>
    private async Task<List<JobRow>> CancelTriesAsync(PreviewForgeDbContext context, Guid headJobId, CancellationToken cancellationToken)
    {
        var verdict = new JobVerdict(JobStatus.Cancelled, "Parent retry chain was cancelled.");
        List<JobRow> ended = [];
        foreach (Guid retry in await context.Jobs.Where(job => job.ParentJobId == headJobId && job.CompletedAt == null).Select(job => job.Id).ToListAsync(cancellationToken))
        {
            if (await EndAsync(context, retry, verdict, null, cancellationToken) is { } job)
            {
                ended.Add(job);
            }
        }

        return ended;
    }

    private async Task<bool> EndAsync(Guid jobId, JobVerdict verdict, TimeSpan? pace, CancellationToken cancellationToken)
    {
        JobRow? ended = await database.WriteAsync(context => EndAsync(context, jobId, verdict, pace, cancellationToken), cancellationToken);
        if (ended is not null)
        {
            await LogEndAsync(ended, verdict, cancellationToken);
        }

        return ended is not null;
    }

    /// <param name="context">The transaction.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="verdict">How it ends.</param>
    /// <param name="pace">Of the tries of what is owed; null when nothing is to be tried.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the job had ended before, or its chain decides.</returns>
    private async Task<JobRow?> EndAsync(PreviewForgeDbContext context, Guid jobId, JobVerdict verdict, TimeSpan? pace, CancellationToken cancellationToken)
    {
        JobRow? job = await context.Jobs.SingleOrDefaultAsync(
            row => row.Id == jobId && (row.Status == JobStatus.Pending || row.Status == JobStatus.Running), cancellationToken);
        if (job is null || (job.Chain != ChainState.None && verdict.Status != JobStatus.Cancelled))
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        bool wasPaused = job.Paused;
        (job.Status, job.Error, job.CompletedAt) = (verdict.Status, verdict.Message, now);
        (job.HoldsSlot, job.Paused, job.NotBefore, job.RetryAt) = (false, false, null, null);
        job.Tally = await TallyQuery.CountAsync(context, jobId, cancellationToken);
        if (pace is { } wait && IsRetried(job))
        {
            job.Paused = wasPaused;
            ChainSteps.Schedule(context, job, now, wait);
            return job;
        }

        if (verdict.Status is JobStatus.Cancelled or JobStatus.Failed)
        {
            await batches.EndOfJobAsync(context, jobId, cancellationToken);
        }

        context.Tell(KindOf(verdict.Status), now, jobId);
        return job;
    }

    /// <summary>A retry's own leftovers are seen to by the chain that it belongs to.</summary>
    private static bool IsRetried(JobRow job) => job is { ParentJobId: null, MaxRetries: > 0, Tally.Owed: > 0 };

    private static LiveEventKind KindOf(JobStatus status) => status switch
    {
        JobStatus.Completed => LiveEventKind.JobCompleted,
        JobStatus.Failed => LiveEventKind.JobFailed,
        _ => LiveEventKind.JobCancelled,
    };

    private Task LogEndAsync(JobRow job, JobVerdict verdict, CancellationToken cancellationToken) => verdict switch
    {
        _ when job.RetryAt is { } next => log.WarnAsync(job.Id, $"{verdict.Message ?? "Job completed"}. The first retry is at {next:HH:mm:ss} UTC", cancellationToken),
        { Status: JobStatus.Cancelled } => log.WarnAsync(job.Id, "Job cancelled", cancellationToken),
        { Status: JobStatus.Failed } => log.ErrorAsync(job.Id, $"Job failed: {verdict.Message}", cancellationToken),
        { Message: { } warning } => log.WarnAsync(job.Id, $"Job completed: {warning}", cancellationToken),
        _ when job.Tally is { IsDeletionsOnly: true } => log.InfoAsync(job.Id, "Job completed: the webhook only told of files that are gone, so there was nothing to make", cancellationToken),
        _ => log.InfoAsync(job.Id, "Job completed", cancellationToken),
    };
}
