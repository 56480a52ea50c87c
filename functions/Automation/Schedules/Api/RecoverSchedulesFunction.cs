using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules.Running;
using PreviewForge.Functions.Automation.Schedules.Store;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>Puts a backup of the schedules in the place of a file that can't be read.</summary>
public sealed class RecoverSchedulesFunction(ScheduleRecovery recovery, ScheduleOrchestrations orchestrations)
{
    [Function(nameof(RecoverSchedules))]
    public async Task<IResult> RecoverSchedules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ScheduleRoutes.Recover)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        RecoveredSchedules recovered = await recovery.RecoverAsync(cancellationToken);
        await orchestrations.TryReconcileAsync(client, cancellationToken);
        return ApiJson.Reply(recovered);
    }
}
