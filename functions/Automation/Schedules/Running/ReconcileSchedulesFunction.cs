using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Gate;

namespace PreviewForge.Functions.Automation.Schedules.Running;

/// <summary>At start and every minute: every schedule has its orchestration, and no job is left suspended that nobody would resume.</summary>
public sealed class ReconcileSchedulesFunction(ScheduleOrchestrations orchestrations, GateBell bell)
{
    [Function(nameof(ReconcileSchedulesFunction))]
    public async Task RunAsync(
        [TimerTrigger("20 * * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await orchestrations.ReconcileAsync(client, cancellationToken) > 0)
        {
            await bell.RingAsync(client, cancellationToken);
        }
    }
}
