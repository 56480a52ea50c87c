using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Tells everybody that a reason to hold all work came or went: clients, runners, the gate, and the jobs that run. Telling twice does no harm.</summary>
public sealed class PauseNews(Database database, ProcessingPause pause, RunnerWishes wishes, GateBell bell, JobOrchestrations orchestrations, TimeProvider time)
{
    public async Task SpreadAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        PauseView now = PauseView.Of(pause);
        List<Guid> running = await database.WriteAsync(
            context =>
            {
                context.Tell(LiveEventKind.ProcessingPausedChanged, time.GetUtcNow(), data: now);
                return context.Jobs.Where(job => job.HoldsSlot).Select(job => job.Id).ToListAsync(cancellationToken);
            },
            cancellationToken);
        await wishes.PublishAsync(cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        foreach (Guid job in running)
        {
            await orchestrations.TellAsync(client, job, cancellationToken);
        }
    }
}
