using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>Tells everybody who acts on it that jobs were made, suspended or resumed: the runners, the jobs' orchestrations, and the gate.</summary>
public sealed class ScheduledWork(RunnerWishes wishes, RunningJobs running)
{
    /// <summary>Never fails; who isn't told now finds out within a minute.</summary>
    public async Task SpreadAsync(DurableTaskClient client, IReadOnlyCollection<Guid> jobs, CancellationToken cancellationToken)
    {
        if (jobs.Count == 0)
        {
            return;
        }

        await wishes.PublishAsync(cancellationToken);
        await running.LookAgainAsync(client, jobs, cancellationToken);
    }
}
