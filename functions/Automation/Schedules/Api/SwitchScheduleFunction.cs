using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Reports;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>Turns schedules on and off.</summary>
public sealed class SwitchScheduleFunction(ScheduleViews views, ScheduleEditor editor, ScheduleChanges changes)
{
    [Function(nameof(EnableSchedule))]
    public Task<IResult> EnableSchedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ScheduleRoutes.Enable)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => SwitchAsync(client, id, true, cancellationToken);

    [Function(nameof(DisableSchedule))]
    public Task<IResult> DisableSchedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ScheduleRoutes.Disable)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => SwitchAsync(client, id, false, cancellationToken);

    private async Task<IResult> SwitchAsync(DurableTaskClient client, string id, bool enabled, CancellationToken cancellationToken)
    {
        Schedule changed = await editor.EnableAsync(id, enabled, cancellationToken);
        await changes.TellAsync(client, id, cancellationToken);
        return ApiJson.Reply(views.Of(changed));
    }
}
