using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>
/// Lets jobs in: by urgency, then by age, as long as there are slots and nothing holds all work. A slot is a mark in the job's row, given in the transaction
/// that makes it running, so it can't outlive the job.
/// </summary>
public sealed class GateKeeper(Database database, SettingsStore settings, ProcessingPause pause, JobLog log, TimeProvider time)
{
    private const int MostShown = 50;

    /// <returns>The jobs that were let in now, and what the gate looks like after it.</returns>
    public async Task<(IReadOnlyList<Guid> LetIn, GateState State)> LookAsync(CancellationToken cancellationToken)
    {
        // Jobs that are let in while the settings can't be read fail with what is wrong with the file, which is what their owner should see.
        int slots = settings.ReadOrDefault().MaxConcurrentJobs;
        IReadOnlyList<PauseReason> reasons = pause.Reasons;
        var seen = await database.WriteAsync(
            async context =>
            {
                List<Guid> running = await context.Jobs.Where(job => job.HoldsSlot).OrderBy(job => job.StartedAt).Select(job => job.Id).ToListAsync(cancellationToken);
                int free = reasons.Count > 0 ? 0 : Math.Max(0, slots - running.Count);
                List<JobRow> letIn = free == 0 ? [] : await Waiting(context).Take(free).AsTracking().ToListAsync(cancellationToken);
                foreach (JobRow job in letIn)
                {
                    await LetInAsync(context, job, cancellationToken);
                }

                await context.SaveChangesAsync(cancellationToken);
                List<Guid> waiting = await Waiting(context).Select(job => job.Id).Take(MostShown).ToListAsync(cancellationToken);
                int count = waiting.Count < MostShown ? waiting.Count : await Waiting(context).CountAsync(cancellationToken);
                IReadOnlyList<Guid> entered = [.. letIn.Select(job => job.Id)];
                return (entered, new GateState
                {
                    Slots = slots, Running = [.. running, .. entered], Waiting = waiting, WaitingCount = count, PausedBy = reasons, LookedAt = time.GetUtcNow(),
                });
            },
            cancellationToken);
        foreach (Guid job in seen.Item1)
        {
            await log.InfoAsync(job, "Job started", cancellationToken);
        }

        return seen;
    }

    /// <summary>Pending jobs that wait for nothing else, and running ones that had given their slot back; first jobs of chains never run themselves.</summary>
    internal static IQueryable<JobRow> Waiting(PreviewForgeDbContext context) => context.Jobs
        .Where(job => !job.HoldsSlot && !job.Paused
            && ((job.Status == JobStatus.Pending && job.NotBefore == null && job.Chain == ChainState.None) || (job.Status == JobStatus.Running && job.Chain == ChainState.None)))
        .OrderBy(job => job.Priority).ThenBy(job => job.CreatedAt);

    private async Task LetInAsync(PreviewForgeDbContext context, JobRow job, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        LiveEventKind kind = job.Status == JobStatus.Pending ? LiveEventKind.JobStarted : LiveEventKind.JobResumed;
        (job.Status, job.HoldsSlot, job.StartedAt) = (JobStatus.Running, true, job.StartedAt ?? now);
        context.Tell(kind, now, job.Id);
        JobRow? head = job.ParentJobId is { } parent ? await context.Jobs.AsTracking().SingleOrDefaultAsync(row => row.Id == parent, cancellationToken) : null;
        if (head is { Chain: ChainState.Scheduled or ChainState.QueuedForSlot })
        {
            (head.Chain, head.Status, head.RetryAt, head.CreatedAt) = (ChainState.Running, JobStatus.Running, null, now);
            context.Tell(LiveEventKind.JobUpdated, now, head.Id);
        }
    }
}
