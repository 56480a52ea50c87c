using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Schedules.Firing;

namespace PreviewForge.Functions.Automation.Schedules.Running;

/// <summary>The steps of <see cref="RunSchedule"/>. Each may run twice: the second time changes nothing.</summary>
public sealed class ScheduleActivities(SchedulePlans plans, ScheduleRunner runner, ScheduledWork work)
{
    /// <returns>Null when there is no such schedule.</returns>
    [Function(nameof(PlanRun))]
    public Task<ScheduleStep?> PlanRun([ActivityTrigger] string scheduleId, CancellationToken cancellationToken) => plans.NextAsync(scheduleId, cancellationToken);

    [Function(nameof(FireSchedule))]
    public async Task FireSchedule([ActivityTrigger] ScheduleTick tick, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tick);
        IReadOnlyList<Guid> touched = await runner.FireAsync(tick.ScheduleId, tick.At, cancellationToken);
        await work.SpreadAsync(client, touched, cancellationToken);
    }
}
