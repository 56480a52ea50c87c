using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>Ends a batch: its job may come in from now on, and what arrives later opens another. Everything in one transaction; done twice, the second time finds nothing.</summary>
public sealed class BatchRelease(Database database, JobLog log, TimeProvider time)
{
    private const int MostNames = 20;

    /// <summary>Releases the batch if its quiet period is over.</summary>
    public Task<ReleaseOutcome> ReleaseDueAsync(Guid jobId, CancellationToken cancellationToken) => ReleaseAsync(jobId, isForced: false, cancellationToken);

    /// <summary>Releases the batch now.</summary>
    public Task<ReleaseOutcome> ReleaseNowAsync(Guid jobId, CancellationToken cancellationToken) => ReleaseAsync(jobId, isForced: true, cancellationToken);

    private async Task<ReleaseOutcome> ReleaseAsync(Guid jobId, bool isForced, CancellationToken cancellationToken)
    {
        ReleaseOutcome outcome = await database.WriteAsync(context => ReleaseAsync(context, jobId, isForced, cancellationToken), cancellationToken);
        if (outcome is ReleaseOutcome.Released released)
        {
            await log.InfoAsync(jobId, isForced ? $"Released by hand with {released.Label}" : $"Nothing more came; released with {released.Label}", CancellationToken.None);
        }

        return outcome;
    }

    private async Task<ReleaseOutcome> ReleaseAsync(PreviewForgeDbContext context, Guid jobId, bool isForced, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (await context.Batches.AsTracking().SingleOrDefaultAsync(row => row.JobId == jobId, cancellationToken) is not { } batch)
        {
            return new ReleaseOutcome.Gone();
        }

        if (!isForced && batch.FireAt - DebounceBatch.Tolerance > now)
        {
            return new ReleaseOutcome.NotDue(batch.FireAt);
        }

        context.Batches.Remove(batch);
        JobRow? job = await context.Jobs.AsTracking().SingleOrDefaultAsync(row => row.Id == jobId && row.Status == JobStatus.Pending && row.NotBefore != null, cancellationToken);
        if (job is null)
        {
            return new ReleaseOutcome.Gone();
        }

        (job.NotBefore, job.LibraryName) = (null, BatchLabel.Of(batch.FirstTitle, batch.Count));
        await TellAsync(context, batch, job, now, cancellationToken);
        return new ReleaseOutcome.Released(batch.Key, job.LibraryName);
    }

    private static async Task TellAsync(PreviewForgeDbContext context, BatchRow batch, JobRow job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<string> paths = await context.Arrivals.Where(row => row.JobId == job.Id && !row.IsDeleted && row.Path != "")
            .OrderBy(row => row.Path).Select(row => row.Path).Take(MostNames).ToListAsync(cancellationToken);
        var line = new HistoryEntry(batch.Source, "Download", job.LibraryName, HistoryStatus.Triggered)
        {
            JobId = job.Id, PathCount = batch.Count, FilesPreview = [.. paths.Select(path => Path.GetFileName(path))], ServerId = job.Config.ServerId ?? job.ServerId,
        };
        context.Tell(LiveEventKind.WebhookTriggered, now, batch.Key, new { source = batch.Source, title = job.LibraryName, job_id = job.Id, path_count = batch.Count });
        context.Tell(LiveEventKind.JobUpdated, now, job.Id);
        await HistoryLines.AddAsync(context, [line], now, cancellationToken);
    }
}

/// <summary>What came of a try to end a batch.</summary>
public abstract record ReleaseOutcome
{
    private ReleaseOutcome()
    {
    }

    /// <param name="Key">The batch.</param>
    /// <param name="Label">What the job is called now.</param>
    public sealed record Released(string Key, string Label) : ReleaseOutcome;

    /// <param name="FireAt">When it will be.</param>
    public sealed record NotDue(DateTimeOffset FireAt) : ReleaseOutcome;

    /// <summary>There is no such batch any more.</summary>
    public sealed record Gone : ReleaseOutcome;
}
