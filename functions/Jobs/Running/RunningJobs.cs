using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// Has the gate and jobs look again at once, because what they wait for has changed. Telling one twice, or one that has nothing to do, does no harm; who can't be
/// told now looks within a minute anyway.
/// </summary>
public sealed class RunningJobs(Database database, JobOrchestrations orchestrations, GateBell bell)
{
    /// <summary>The gate, and all jobs that have a slot.</summary>
    public async Task LookAgainAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        List<Guid> running = await database.ReadAsync(
            context => context.Jobs.Where(job => job.HoldsSlot).Select(job => job.Id).ToListAsync(cancellationToken), cancellationToken);
        await LookAgainAsync(client, running, cancellationToken);
    }

    /// <summary>The gate, and these jobs.</summary>
    public async Task LookAgainAsync(DurableTaskClient client, IEnumerable<Guid> jobs, CancellationToken cancellationToken)
    {
        await bell.RingAsync(client, cancellationToken);
        foreach (Guid job in jobs)
        {
            await orchestrations.TellAsync(client, job, cancellationToken);
        }
    }

    /// <summary>Jobs that have just got their slot again. One whose orchestration ended meanwhile gets a new one.</summary>
    public async Task WakeAsync(DurableTaskClient client, IEnumerable<Guid> jobs, CancellationToken cancellationToken)
    {
        foreach (Guid job in jobs)
        {
            await orchestrations.WakeAsync(client, job, cancellationToken);
        }
    }
}
