using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Schedules.Firing;

namespace PreviewForge.Functions.Automation.Schedules.Running;

/// <summary>At start and every minute: every schedule has its orchestration, and no job is left suspended that nobody would resume.</summary>
public sealed class ReconcileSchedulesFunction(ScheduleOrchestrations orchestrations, ScheduledWork work)
{
    [Function(nameof(ReconcileSchedulesFunction))]
    public async Task RunAsync(
        [TimerTrigger("20 * * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        IReadOnlyList<Guid> released = await orchestrations.ReconcileAsync(client, cancellationToken);
        await work.SpreadAsync(client, released, cancellationToken);
    }
}
