using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings.Editing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Workers;

/// <summary>
/// When the settings' numbers of workers change, they count alone, and runners take them over. They also decide whether there is any worker: as nobody
/// knows what was so before, all are told anew, which harms nobody.
/// </summary>
public sealed class WorkersFollower(WishedWorkers wished, PauseNews news, Database database, TimeProvider time) : ISettingsFollower
{
    private static readonly string[] Keys = ["cpu_threads", "gpu_config"];

    public async Task AfterSaveAsync(IReadOnlySet<string> changedKeys, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!Keys.Any(changedKeys.Contains))
        {
            return;
        }

        await wished.ForgetChangesAsync(cancellationToken);
        await database.WriteAsync(
            context =>
            {
                context.Tell(LiveEventKind.WorkerUpdate, time.GetUtcNow());
                return Task.FromResult(0);
            },
            cancellationToken);
        await news.SpreadAsync(client, cancellationToken);
    }
}
