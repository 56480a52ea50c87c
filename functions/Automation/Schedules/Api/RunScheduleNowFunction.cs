using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Running;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>Runs a schedule now. When it answers, the job is there.</summary>
public sealed class RunScheduleNowFunction(ScheduleRunner runner, ScheduledWork work, ScheduleOrchestrations orchestrations)
{
    [Function(nameof(RunScheduleNow))]
    public async Task<IResult> RunScheduleNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ScheduleRoutes.Run)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        StartedRun run = await runner.RunNowAsync(id, cancellationToken);
        await work.SpreadAsync(client, [run.JobId], cancellationToken);
        await orchestrations.TellAsync(client, id, cancellationToken);
        return ApiJson.Reply(new { Success = true, run.JobId, Outcome = run.Kind });
    }
}
