using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Tells everybody who acts on it that quiet hours began or ended. Who is not told finds out by asking, within a minute.</summary>
public sealed class QuietEdges(Database database, ProcessingPause pause, RunnerWishes wishes, JobOrchestrations jobs, GateBell bell)
{
    public async Task TellAsync(DurableTaskClient client, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<PauseReason> reasons = pause.Reasons;
        List<Guid> running = await database.WriteAsync(
            async context =>
            {
                context.Tell(LiveEventKind.ProcessingPausedChanged, now, data: new { paused = reasons.Count > 0, reasons });
                return await context.Jobs.Where(job => job.HoldsSlot).Select(job => job.Id).ToListAsync(cancellationToken);
            },
            cancellationToken);
        await wishes.PublishAsync(cancellationToken);
        foreach (Guid job in running)
        {
            await jobs.TellAsync(client, job, cancellationToken);
        }

        await bell.RingAsync(client, cancellationToken);
    }
}
