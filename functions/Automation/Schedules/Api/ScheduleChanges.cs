using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Running;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>Tells everybody who has to know that somebody changed a schedule: its orchestration, and those who watch.</summary>
public sealed class ScheduleChanges(ScheduleOrchestrations orchestrations, ScheduleNews news)
{
    /// <summary>Never fails: the change is saved already.</summary>
    public async Task TellAsync(DurableTaskClient client, string scheduleId, CancellationToken cancellationToken)
    {
        await news.TellAsync(scheduleId, cancellationToken);
        await orchestrations.TellAsync(client, scheduleId, cancellationToken);
    }
}
