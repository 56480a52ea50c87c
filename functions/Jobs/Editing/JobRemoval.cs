using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Editing;

/// <summary>Removes jobs with their videos and logs; the tries of a chain go with their first job. Nothing that runs is removed.</summary>
public sealed class JobRemoval(Database database, AppFolders folders, TimeProvider time, ILogger<JobRemoval> logger)
{
    private const int JobsPerTransaction = 100;

    private static readonly JobStatus[] Final = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled];

    /// <returns>False when there is no such job, or it or one of its tries runs.</returns>
    public async Task<bool> DeleteAsync(Guid jobId, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> gone = await database.WriteAsync(
            async context =>
            {
                List<JobRow> family = await Family(context, [jobId]).ToListAsync(cancellationToken);
                if (family.Count == 0 || family.Any(job => job.Status == JobStatus.Running))
                {
                    return [];
                }

                await EndChainAsync(context, family.Single(job => job.Id == jobId), cancellationToken);
                return await RemoveAsync(context, family, cancellationToken);
            },
            cancellationToken);
        RemoveLogs(gone);
        return gone.Count > 0;
    }

    /// <param name="statuses">Which; those that aren't final take nothing away.</param>
    /// <param name="before">Only what ended before; null for all.</param>
    /// <param name="cancellationToken">Stops between two transactions.</param>
    /// <returns>How many jobs went, tries included.</returns>
    public async Task<int> ClearAsync(IReadOnlyCollection<JobStatus> statuses, DateTimeOffset? before, CancellationToken cancellationToken)
    {
        JobStatus[] wanted = [.. Final.Intersect(statuses)];
        int cleared = 0;
        IReadOnlyList<Guid> gone;
        do
        {
            gone = await database.WriteAsync(
                async context =>
                {
                    List<Guid> firsts = await context.Jobs
                        .Where(job => wanted.Contains(job.Status) && (before == null || (job.CompletedAt ?? job.CreatedAt) < before)
                            && (job.ParentJobId == null || !context.Jobs.Any(head => head.Id == job.ParentJobId))
                            && !context.Jobs.Any(retry => retry.ParentJobId == job.Id && (retry.Status == JobStatus.Running || retry.Status == JobStatus.Pending)))
                        .OrderBy(job => job.CreatedAt).Select(job => job.Id).Take(JobsPerTransaction).ToListAsync(cancellationToken);
                    return await RemoveAsync(context, await Family(context, firsts).ToListAsync(cancellationToken), cancellationToken);
                },
                cancellationToken);
            RemoveLogs(gone);
            cleared += gone.Count;
        }
        while (gone.Count > 0);

        if (cleared > 0)
        {
            await database.WriteAsync(
                context =>
                {
                    context.Tell(LiveEventKind.JobsCleared, time.GetUtcNow(), data: new { Count = cleared });
                    return Task.FromResult(0);
                },
                cancellationToken);
        }

        return cleared;
    }

    /// <summary>A chain that waits for the try which is removed would wait for ever.</summary>
    private async Task EndChainAsync(PreviewForgeDbContext context, JobRow removed, CancellationToken cancellationToken)
    {
        int attempt = removed.Config.RetryAttempt;
        JobRow? head = await context.Jobs.SingleOrDefaultAsync(
            job => job.Id == removed.ParentJobId && job.Chain != ChainState.None && job.CompletedAt == null && job.RetryAttempt == attempt, cancellationToken);
        if (head is not null)
        {
            ChainSteps.End(context, head, GivenUp.TryDeleted, time.GetUtcNow());
        }
    }

    private static IQueryable<JobRow> Family(PreviewForgeDbContext context, IReadOnlyList<Guid> firsts)
        => context.Jobs.AsNoTracking().Where(job => firsts.Contains(job.Id) || (job.ParentJobId != null && firsts.Contains(job.ParentJobId.Value)));

    private async Task<IReadOnlyList<Guid>> RemoveAsync(PreviewForgeDbContext context, List<JobRow> jobs, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. jobs.Select(job => job.Id)];
        await context.Jobs.Where(job => ids.Contains(job.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (Guid job in ids)
        {
            context.Tell(LiveEventKind.JobDeleted, time.GetUtcNow(), job);
        }

        return ids;
    }

    /// <summary>A log that stays behind is found by the hourly sweep.</summary>
    private void RemoveLogs(IReadOnlyList<Guid> jobs)
    {
        foreach (Guid job in jobs)
        {
            try
            {
                File.Delete(folders.JobLog(job));
            }
            catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
            {
                logger.LogWarning("The log of job {JobId} can't be removed. {Reason}", job, denied.Message);
            }
        }
    }
}
