using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>
/// The jobs of schedules. A schedule has one unfinished job at a time: a start while one waits or runs needs no other. Suspended is a mark in the job's
/// row, so it outlives a restart, and takes no slot.
/// </summary>
public sealed class ScheduledJobs(Database database, JobSubmission submission, JobLog log, TimeProvider time)
{
    /// <summary>Makes the schedule's job, resumes the one that is suspended, or finds the one that still does its work.</summary>
    /// <param name="schedule">Whose.</param>
    /// <param name="jobId">The id of a new job. When there is one with this id already, nothing happens a second time.</param>
    /// <param name="cancellationToken">Nothing was done, or all of it.</param>
    public async Task<StartedRun> StartAsync(Schedule schedule, Guid jobId, CancellationToken cancellationToken)
    {
        var kind = RunKind.Created;
        List<Guid> tries = [];
        Guid job = await submission.SubmitAsync(
            schedule.Job with { JobId = jobId },
            async context =>
            {
                tries = await ResumeTriesAsync(context, schedule, cancellationToken);
                (Guid? taken, kind) = await TakeUpAsync(context, schedule, cancellationToken);
                return taken;
            },
            cancellationToken);
        foreach (Guid resumed in tries)
        {
            await log.InfoAsync(resumed, $"Resumed by the schedule {schedule.Name}", cancellationToken);
        }

        string line = kind switch
        {
            RunKind.Created => $"Made by the schedule {schedule.Name}",
            RunKind.Resumed => $"Resumed by the schedule {schedule.Name}",
            _ => $"Does for another start of the schedule {schedule.Name}, too",
        };
        await log.InfoAsync(job, line, cancellationToken);
        return new StartedRun(job, kind);
    }

    /// <summary>Whether a schedule has anything before it: an enabled one always, a disabled one a stop time for what runs of it all the same.</summary>
    public async Task<bool> IsAwaitedAsync(Schedule schedule, CancellationToken cancellationToken) => schedule.Enabled
        || (schedule.Stops is not null && await database.ReadAsync(
            context => ScheduleFamily.Of(context, schedule.Id).AnyAsync(job => !job.Paused, cancellationToken), cancellationToken));

    /// <summary>Suspends the schedule's jobs, and the tries of what they owe: they give their slot back and wait for its next start.</summary>
    /// <returns>Which.</returns>
    public Task<List<Guid>> SuspendAsync(Schedule schedule, CancellationToken cancellationToken) => MarkAsync(
        context => ScheduleFamily.Of(context, schedule.Id).Where(job => !job.Paused),
        isPaused: true,
        $"Suspended: it is {schedule.StopTime}, the stop time of the schedule {schedule.Name}",
        cancellationToken);

    /// <summary>Lets jobs go on whose schedule is gone, or has no stop time any more: nobody else would.</summary>
    /// <param name="schedules">All that there are.</param>
    /// <param name="cancellationToken">Nothing was done, or all of it.</param>
    /// <returns>Which.</returns>
    public Task<List<Guid>> ReleaseAsync(IEnumerable<Schedule> schedules, CancellationToken cancellationToken)
    {
        string[] keepers = [.. schedules.Where(schedule => schedule.Stops is not null).Select(schedule => schedule.Id)];
        return MarkAsync(
            context => ScheduleFamily.OfOthers(context, keepers).Where(job => job.Paused),
            isPaused: false,
            "Resumed: its schedule was deleted, or has no stop time any more",
            cancellationToken);
    }

    /// <summary>With their first jobs, which show where the chain stands.</summary>
    private async Task<List<Guid>> ResumeTriesAsync(PreviewForgeDbContext context, Schedule schedule, CancellationToken cancellationToken)
    {
        List<JobRow> suspended = await ScheduleFamily.Of(context, schedule.Id)
            .Where(job => job.Paused && (job.ParentJobId != null || job.Chain != ChainState.None)).ToListAsync(cancellationToken);
        suspended.ForEach(job => Mark(context, job, false));
        return suspended.ConvertAll(job => job.Id);
    }

    private async Task<(Guid? Job, RunKind Kind)> TakeUpAsync(PreviewForgeDbContext context, Schedule schedule, CancellationToken cancellationToken)
    {
        JobRow? open = await OpenJobAsync(context, schedule, cancellationToken);
        if (open is null)
        {
            return (null, RunKind.Created);
        }

        if (!open.Paused)
        {
            return (open.Id, RunKind.Coalesced);
        }

        Mark(context, open, false);
        return (open.Id, RunKind.Resumed);
    }

    /// <summary>A job of new videos whose list is complete does not see those that came since, so it stands in for no other.</summary>
    private static async Task<JobRow?> OpenJobAsync(PreviewForgeDbContext context, Schedule schedule, CancellationToken cancellationToken)
    {
        if (schedule.Job.Kind != JobKind.RecentlyAdded)
        {
            return await ScheduleFamily.Jobs(context).FirstOrDefaultAsync(job => job.ParentScheduleId == schedule.Id, cancellationToken);
        }

        List<JobRow> open = await ScheduleFamily.Jobs(context).Where(job => job.ListedAt == null).ToListAsync(cancellationToken);
        return open.Find(job => job.Config.ScheduleId == schedule.Id);
    }

    private async Task<List<Guid>> MarkAsync(Func<PreviewForgeDbContext, IQueryable<JobRow>> choose, bool isPaused, string line, CancellationToken cancellationToken)
    {
        List<Guid> marked = await database.WriteAsync(
            async context =>
            {
                List<JobRow> jobs = await choose(context).OrderBy(job => job.CreatedAt).ToListAsync(cancellationToken);
                jobs.ForEach(job => Mark(context, job, isPaused));
                return jobs.ConvertAll(job => job.Id);
            },
            cancellationToken);
        foreach (Guid job in marked)
        {
            await log.WarnAsync(job, line, cancellationToken);
        }

        return marked;
    }

    private void Mark(PreviewForgeDbContext context, JobRow job, bool isPaused)
    {
        (job.Paused, job.HoldsSlot) = (isPaused, job.HoldsSlot && !isPaused);
        context.Tell(isPaused ? LiveEventKind.JobPaused : LiveEventKind.JobResumed, time.GetUtcNow(), job.Id, new { job_id = job.Id, paused = isPaused });
    }
}
