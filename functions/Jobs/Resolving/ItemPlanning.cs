using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>
/// Plans a job's videos a few steps ahead of the probes, while the libraries are still being listed. Doing it twice plans nothing twice.
/// </summary>
public sealed class ItemPlanning(Database database, SettingsStore settings, VideoPlanners planners, MissingFiles missing, TimeProvider time)
{
    private const int ItemsPerStep = 1000;

    /// <summary>With so many planned, the probes have enough for a while.</summary>
    private const int EnoughAhead = 8000;

    /// <returns>True when there is more to plan at once.</returns>
    public async Task<bool> PlanNextAsync(Guid jobId, CancellationToken cancellationToken)
    {
        JobRow? job = await database.ReadAsync(
            context => context.Jobs.SingleOrDefaultAsync(row => row.Id == jobId && row.Status == JobStatus.Running && row.Frames != null, cancellationToken), cancellationToken);
        if (job is null || await IsAheadAsync(jobId, cancellationToken))
        {
            return false;
        }

        List<JobItemRow> items = await database.ReadAsync(context => Plannable(context, job).Take(ItemsPerStep).ToListAsync(cancellationToken), cancellationToken);
        if (items.Count > 0)
        {
            await new ItemPlanner(planners.For(settings.Read(), job.Config.ServerId), time).PlanAsync(items, cancellationToken);
            await database.WriteAsync(context => PlannedItems.SaveAsync(context, items, cancellationToken), cancellationToken);
            await missing.NudgeAsync(job, items, cancellationToken);
        }

        return items.Count == ItemsPerStep;
    }

    private Task<bool> IsAheadAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context => await context.Items.CountAsync(item => item.JobId == jobId && item.State == ItemState.Waiting, cancellationToken) >= EnoughAhead,
        cancellationToken);

    /// <summary>
    /// With what planning needs of them, for the other columns take most of the time. A shuffle is one only when all are there; other orders begin with
    /// those that every server has named.
    /// </summary>
    private static IQueryable<JobItemRow> Plannable(PreviewForgeDbContext context, JobRow job)
    {
        IQueryable<JobItemRow> listed = context.Items.Where(item => item.JobId == job.Id && item.State == ItemState.Listed);
        IQueryable<JobItemRow> plannable = (job.ListedAt, job.Config.Order) switch
        {
            (not null, _) => listed,
            (null, ItemOrder.Random) => listed.Where(_ => false),
            _ => listed.Where(item => item.Awaits == "[]"),
        };
        return plannable.OrderBy(item => item.Rank).ThenBy(item => item.Id)
            .Select(item => new JobItemRow { Id = item.Id, JobId = item.JobId, Path = item.Path, Hints = item.Hints });
    }
}
