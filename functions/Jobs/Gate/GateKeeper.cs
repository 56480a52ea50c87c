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

    public async Task<GateLook> LookAsync(CancellationToken cancellationToken)
    {
        // Jobs that are let in while the settings can't be read fail with what is wrong with the file, which is what their owner should see.
        int slots = settings.ReadOrDefault().MaxConcurrentJobs;
        IReadOnlyList<PauseReason> reasons = pause.Reasons;
        GateLook look = await database.WriteAsync(
            async context =>
            {
                List<Guid> running = await context.Jobs.Where(job => job.HoldsSlot).OrderBy(job => job.StartedAt).Select(job => job.Id).ToListAsync(cancellationToken);
                int free = reasons.Count > 0 ? 0 : Math.Max(0, slots - running.Count);
                List<JobRow> entering = free == 0 ? [] : await Waiting(context).Take(free).AsTracking().ToListAsync(cancellationToken);
                ILookup<JobStatus, Guid> before = entering.ToLookup(job => job.Status, job => job.Id);
                foreach (JobRow job in entering)
                {
                    await LetInAsync(context, job, cancellationToken);
                }

                await context.SaveChangesAsync(cancellationToken);
                GateState state = await SeenAsync(context, [.. running, .. entering.Select(job => job.Id)], cancellationToken);
                return new GateLook([.. before[JobStatus.Pending]], [.. before[JobStatus.Running]], state with { Slots = slots, PausedBy = reasons });
            },
            cancellationToken);
        await LogAsync(look, cancellationToken);
        return look;
    }

    /// <summary>Pending jobs that wait for nothing else, and running ones that had given their slot back; first jobs of chains never run themselves.</summary>
    internal static IQueryable<JobRow> Waiting(PreviewForgeDbContext context) => context.Jobs
        .Where(job => !job.HoldsSlot && !job.Paused
            && ((job.Status == JobStatus.Pending && job.NotBefore == null && job.Chain == ChainState.None) || (job.Status == JobStatus.Running && job.Chain == ChainState.None)))
        .OrderBy(job => job.Priority).ThenBy(job => job.CreatedAt);

    private async Task<GateState> SeenAsync(PreviewForgeDbContext context, IReadOnlyList<Guid> running, CancellationToken cancellationToken)
    {
        List<Guid> waiting = await Waiting(context).Select(job => job.Id).Take(MostShown).ToListAsync(cancellationToken);
        int count = waiting.Count < MostShown ? waiting.Count : await Waiting(context).CountAsync(cancellationToken);
        return new GateState { Running = running, Waiting = waiting, WaitingCount = count, LookedAt = time.GetUtcNow() };
    }

    private async Task LogAsync(GateLook look, CancellationToken cancellationToken)
    {
        foreach (Guid job in look.Started)
        {
            await log.InfoAsync(job, "Job started", cancellationToken);
        }

        foreach (Guid job in look.Returned)
        {
            await log.InfoAsync(job, "Job goes on", cancellationToken);
        }
    }

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
