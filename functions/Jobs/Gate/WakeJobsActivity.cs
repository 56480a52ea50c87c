using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Playback;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>The one step of <see cref="WakeJobs"/>. Told twice, a job looks twice.</summary>
public sealed class WakeJobsActivity(RunningJobs running, PlaybackBell playback)
{
    [Function(nameof(WakeReturned))]
    public async Task WakeReturned([ActivityTrigger] WakeJobsInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        await playback.RingAsync(client, cancellationToken);
        await running.WakeAsync(client, input.JobIds, cancellationToken);
    }
}
