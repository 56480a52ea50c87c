using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>Has jobs go on when a server holds work no longer.</summary>
public sealed class LiftedHolds(Database database, JobOrchestrations orchestrations, GateBell bell)
{
    public async Task WakeAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        List<Guid> running = await database.ReadAsync(
            context => context.Jobs.Where(job => job.HoldsSlot).Select(job => job.Id).ToListAsync(cancellationToken), cancellationToken);
        foreach (Guid job in running)
        {
            await orchestrations.TellAsync(client, job, cancellationToken);
        }

        await bell.RingAsync(client, cancellationToken);
    }
}
