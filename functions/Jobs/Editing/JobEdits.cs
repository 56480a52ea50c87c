using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Editing;

/// <summary>Changes a job's urgency: its place at the gate, and the queues that its next work goes to.</summary>
public sealed class JobEdits(Database database, TimeProvider time)
{
    /// <summary>The tries of its chain have its urgency, too. What is in the queues stays where it is; it is at most a window of work.</summary>
    public Task<int> SetPriorityAsync(Guid jobId, JobPriority priority, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            List<JobRow> jobs = await context.Jobs.Where(job => job.Id == jobId || (job.ParentJobId == jobId && job.CompletedAt == null)).ToListAsync(cancellationToken);
            foreach (JobRow job in jobs.Where(job => job.Priority != priority))
            {
                job.Priority = priority;
                context.Tell(LiveEventKind.JobUpdated, time.GetUtcNow(), job.Id);
            }

            return jobs.Count;
        },
        cancellationToken);
}
