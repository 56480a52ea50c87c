using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>Moves jobs from state to state. Final states are final: whoever comes later changes nothing.</summary>
public sealed class JobLifecycle(Database database, SettingsStore settings, JobLog log, TimeProvider time)
{
    /// <returns>False when the job has ended, is held, or is not there.</returns>
    public Task<bool> MayRunAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        context => context.Jobs.AnyAsync(job => job.Id == jobId && job.Status == JobStatus.Running && job.HoldsSlot, cancellationToken), cancellationToken);

    /// <summary>Ends a job whose videos all have outcomes.</summary>
    public async Task FinishAsync(Guid jobId, CancellationToken cancellationToken)
    {
        JobTally tally = await database.ReadAsync(context => TallyQuery.CountAsync(context, jobId, cancellationToken), cancellationToken);
        await EndAsync(jobId, JobVerdict.On(tally), cancellationToken);
    }

    /// <summary>Ends a job that can't go on.</summary>
    public Task FailAsync(Guid jobId, string reason, CancellationToken cancellationToken)
        => EndAsync(jobId, new JobVerdict(JobStatus.Failed, reason), cancellationToken);

    /// <summary>Ends a job because somebody wants it to, and its retries with it.</summary>
    /// <returns>False when the job had ended already.</returns>
    public async Task<bool> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        List<Guid> retries = await database.WriteAsync(
            async context =>
            {
                await context.Jobs.Where(job => job.Id == jobId).ExecuteUpdateAsync(update => update.SetProperty(job => job.RetryAt, (DateTimeOffset?)null), cancellationToken);
                return await context.Jobs.Where(job => job.ParentJobId == jobId && job.CompletedAt == null).Select(job => job.Id).ToListAsync(cancellationToken);
            },
            cancellationToken);
        bool cancelled = false;
        foreach (Guid job in retries.Prepend(jobId))
        {
            cancelled |= await EndAsync(job, new JobVerdict(JobStatus.Cancelled, null), cancellationToken);
        }

        return cancelled;
    }

    private async Task<bool> EndAsync(Guid jobId, JobVerdict verdict, CancellationToken cancellationToken)
    {
        bool ended = await database.WriteAsync(
            async context =>
            {
                JobRow? job = await context.Jobs.SingleOrDefaultAsync(
                    row => row.Id == jobId && (row.Status == JobStatus.Pending || row.Status == JobStatus.Running), cancellationToken);
                if (job is null)
                {
                    return false;
                }

                job.Status = verdict.Status;
                job.Error = verdict.Message;
                job.CompletedAt = time.GetUtcNow();
                (job.HoldsSlot, job.Paused, job.NotBefore) = (false, false, null);
                context.Tell(KindOf(verdict.Status), time.GetUtcNow(), jobId);
                job.Tally = await TallyQuery.CountAsync(context, jobId, cancellationToken);
                job.RetryAt = IsRetried(job) ? time.GetUtcNow() + RetryBackoff.Before(1, settings.Read().RetryDelay) : null;
                return true;
            },
            cancellationToken);
        if (ended)
        {
            await LogEndAsync(jobId, verdict, cancellationToken);
        }

        return ended;
    }

    /// <summary>A retry's own leftovers are seen to by the chain that it belongs to.</summary>
    private static bool IsRetried(JobRow job) => job is { ParentJobId: null, MaxRetries: > 0, Tally.Owed: > 0 } && job.Status != JobStatus.Cancelled;

    private static LiveEventKind KindOf(JobStatus status) => status switch
    {
        JobStatus.Completed => LiveEventKind.JobCompleted,
        JobStatus.Failed => LiveEventKind.JobFailed,
        _ => LiveEventKind.JobCancelled,
    };

    private Task LogEndAsync(Guid jobId, JobVerdict verdict, CancellationToken cancellationToken) => verdict switch
    {
        { Status: JobStatus.Cancelled } => log.WarnAsync(jobId, "Job cancelled", cancellationToken),
        { Status: JobStatus.Failed } => log.ErrorAsync(jobId, $"Job failed: {verdict.Message}", cancellationToken),
        { Message: { } warning } => log.WarnAsync(jobId, $"Job completed: {warning}", cancellationToken),
        _ => log.InfoAsync(jobId, "Job completed", cancellationToken),
    };
}
