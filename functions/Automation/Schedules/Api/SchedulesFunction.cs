using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Reports;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>Shows, makes, changes and deletes schedules.</summary>
public sealed class SchedulesFunction(ScheduleViews views, ScheduleEditor editor, ScheduleChanges changes)
{
    [Function(nameof(ListSchedules))]
    public IResult ListSchedules([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ScheduleRoutes.All)] HttpRequest request) => ApiJson.Reply(views.All());

    [Function(nameof(GetSchedule))]
    public IResult GetSchedule([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ScheduleRoutes.One)] HttpRequest request, string id)
        => ApiJson.Reply(views.One(id));

    [Function(nameof(CreateSchedule))]
    public async Task<IResult> CreateSchedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ScheduleRoutes.All)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        Schedule made = await editor.CreateAsync(await ScheduleBody.ReadAsync(request, cancellationToken), cancellationToken);
        await changes.TellAsync(client, made.Id, cancellationToken);
        return ApiJson.Reply(views.Of(made), StatusCodes.Status201Created);
    }

    [Function(nameof(UpdateSchedule))]
    public async Task<IResult> UpdateSchedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = ScheduleRoutes.One)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        Schedule changed = await editor.UpdateAsync(id, await ScheduleBody.ReadAsync(request, cancellationToken), cancellationToken);
        await changes.TellAsync(client, id, cancellationToken);
        return ApiJson.Reply(views.Of(changed));
    }

    [Function(nameof(DeleteSchedule))]
    public async Task<IResult> DeleteSchedule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = ScheduleRoutes.One)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        await editor.DeleteAsync(id, cancellationToken);
        await changes.TellAsync(client, id, cancellationToken);
        return ApiJson.Reply(new { Success = true });
    }
}
