using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>Tells everybody that a reason to hold all work came or went: clients, runners, the gate, and the jobs that run. Telling twice does no harm.</summary>
public sealed class PauseNews(Database database, ProcessingPause pause, RunnerWishes wishes, RunningJobs running, TimeProvider time)
{
    public async Task SpreadAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        PauseView now = PauseView.Of(pause);
        await database.WriteAsync(
            context =>
            {
                context.Tell(LiveEventKind.ProcessingPausedChanged, time.GetUtcNow(), data: now);
                return Task.FromResult(0);
            },
            cancellationToken);
        await wishes.PublishAsync(cancellationToken);
        await running.LookAgainAsync(client, cancellationToken);
    }
}
