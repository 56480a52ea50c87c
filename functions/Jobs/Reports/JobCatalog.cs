using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Looks jobs up for the REST API.</summary>
public sealed class JobCatalog(Database database, JobViews views, RunningTallies tallies)
{
    /// <summary>The job as it is now; null when there is none of this id.</summary>
    public async Task<JobView?> FindAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var jobs = await database.ReadAsync(
            async context => await WithTalliesAsync(context, context.Jobs.Where(job => job.Id == jobId), cancellationToken), cancellationToken);
        return (await views.OfAsync(jobs, cancellationToken)).SingleOrDefault();
    }

    /// <summary>A job that was just made, as the caller that made it is told.</summary>
    public async Task<JobView?> CreatedAsync(Guid jobId, CancellationToken cancellationToken)
        => await FindAsync(jobId, cancellationToken) is { } job ? job with { Message = "Job created successfully" } : null;

    /// <summary>The job of an id as a caller wrote it.</summary>
    /// <exception cref="ApiException">404: there is none.</exception>
    public async Task<JobView> GetAsync(string id, CancellationToken cancellationToken)
        => (Guid.TryParse(id, out Guid jobId) ? await FindAsync(jobId, cancellationToken) : null) ?? throw ApiException.NotFound("Job not found");

    /// <summary>Running jobs, then those that wait by urgency and age, then those that ended, latest first.</summary>
    /// <param name="page">Which part.</param>
    /// <param name="withRetries">True: the tries of other jobs' videos are listed too; else only their jobs are.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<JobPage> ListAsync(PageRequest page, bool withRetries, CancellationToken cancellationToken)
    {
        (int total, var jobs) = await database.ReadAsync(
            async context => (
                await Listed(context, withRetries).CountAsync(cancellationToken),
                await WithTalliesAsync(context, page.Cut(InOrder(Listed(context, withRetries))), cancellationToken)),
            cancellationToken);
        return new JobPage(
            await views.OfAsync(jobs, cancellationToken), total, page.Page, page.IsEverything ? total : page.PerPage, page.CountPages(total));
    }

    public Task<Dictionary<JobStatus, int>> CountByStatusAsync(CancellationToken cancellationToken) => database.ReadAsync(
        context => Listed(context, withRetries: false).GroupBy(job => job.Status)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken),
        cancellationToken);

    /// <summary>Jobs by state, and all of them as <c>total</c>; the same jobs that lists show.</summary>
    public async Task<IReadOnlyDictionary<string, int>> StatsAsync(CancellationToken cancellationToken)
    {
        Dictionary<JobStatus, int> counts = await CountByStatusAsync(cancellationToken);
        Dictionary<string, int> stats = Enum.GetValues<JobStatus>().ToDictionary(Snake<JobStatus>.Text, status => counts.GetValueOrDefault(status));
        stats["total"] = counts.Values.Sum();
        return stats;
    }

    /// <summary>Any job that runs; null when none does.</summary>
    public async Task<JobView?> FindRunningAsync(CancellationToken cancellationToken)
    {
        Guid? running = await database.ReadAsync(
            context => context.Jobs.Where(job => job.Status == JobStatus.Running).OrderBy(job => job.StartedAt).Select(job => (Guid?)job.Id).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        return running is { } id ? await FindAsync(id, cancellationToken) : null;
    }

    private static IQueryable<JobRow> Listed(PreviewForgeDbContext context, bool withRetries) => context.Jobs.Where(job => withRetries || job.ParentJobId == null);

    private static IQueryable<JobRow> InOrder(IQueryable<JobRow> jobs) => jobs
        .OrderBy(job => job.Status == JobStatus.Running ? 0 : job.Status == JobStatus.Pending ? 1 : 2)
        .ThenBy(job => job.Status == JobStatus.Pending ? (int)job.Priority : 0)
        .ThenBy(job => job.Status == JobStatus.Pending ? job.CreatedAt : DateTimeOffset.UnixEpoch)
        .ThenByDescending(job => job.CompletedAt ?? job.CreatedAt);

    private async Task<List<ShownJob>> WithTalliesAsync(
        PreviewForgeDbContext context, IQueryable<JobRow> query, CancellationToken cancellationToken)
    {
        List<JobRow> rows = await query.ToListAsync(cancellationToken);
        Guid[] announced = [.. rows.Where(job => job.Config.Kind == JobKind.Webhook).Select(job => job.Id)];
        IReadOnlyDictionary<Guid, WebhookConfig> webhooks = announced.Length == 0 ? new Dictionary<Guid, WebhookConfig>() : await WebhookConfig.OfAsync(context, announced, cancellationToken);
        List<ShownJob> jobs = [];
        foreach (JobRow job in rows)
        {
            jobs.Add(new ShownJob(job, await tallies.OfAsync(context, job, cancellationToken), webhooks.GetValueOrDefault(job.Id, WebhookConfig.None)));
        }

        return jobs;
    }
}

/// <param name="Jobs">The jobs of the page.</param>
/// <param name="Total">All jobs.</param>
/// <param name="Page">As asked for, even when there is no such page.</param>
/// <param name="PerPage">Jobs on a full page.</param>
/// <param name="Pages">At least 1.</param>
public sealed record JobPage(IReadOnlyList<JobView> Jobs, int Total, int Page, int PerPage, int Pages);
