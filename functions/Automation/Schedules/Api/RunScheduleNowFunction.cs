using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Jobs.Gate;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>Runs a schedule now. When it answers, the job is there.</summary>
public sealed class RunScheduleNowFunction(ScheduleRunner runner, GateBell bell)
{
    [Function(nameof(RunScheduleNow))]
    public async Task<IResult> RunScheduleNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ScheduleRoutes.Run)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        StartedRun run = await runner.RunNowAsync(id, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        return ApiJson.Reply(new { Success = true, run.JobId, Outcome = run.Kind });
    }
}
