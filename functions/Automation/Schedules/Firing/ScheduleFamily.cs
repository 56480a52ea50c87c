using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>What is unfinished of schedules: their jobs, and the tries of what these owe. A next run doesn't wait for tries, but a stop time holds them like the job itself.</summary>
internal static class ScheduleFamily
{
    /// <summary>Jobs that have their own work before them; the first job of a chain of tries has done it.</summary>
    public static IQueryable<JobRow> Jobs(PreviewForgeDbContext context) => Unfinished(context).Where(job => job.Chain == ChainState.None).OrderBy(job => job.CreatedAt);

    /// <summary>Jobs and tries of one schedule.</summary>
    public static IQueryable<JobRow> Of(PreviewForgeDbContext context, string scheduleId) => Unfinished(context).Where(job => job.ParentScheduleId == scheduleId
        || context.Jobs.Any(head => head.Id == job.ParentJobId && head.ParentScheduleId == scheduleId));

    /// <summary>Jobs and tries of all other schedules.</summary>
    public static IQueryable<JobRow> OfOthers(PreviewForgeDbContext context, IReadOnlyCollection<string> scheduleIds) => Unfinished(context).Where(job
        => (job.ParentScheduleId != "" && !scheduleIds.Contains(job.ParentScheduleId))
        || context.Jobs.Any(head => head.Id == job.ParentJobId && head.ParentScheduleId != "" && !scheduleIds.Contains(head.ParentScheduleId)));

    private static IQueryable<JobRow> Unfinished(PreviewForgeDbContext context)
        => context.Jobs.Where(job => job.Status == JobStatus.Pending || job.Status == JobStatus.Running);
}
