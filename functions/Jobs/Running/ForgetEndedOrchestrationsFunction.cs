using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// Every night: orchestrations that have ended are forgotten after <c>job_history_days</c>, else their store would grow for ever. What became of
/// the jobs stands in the app's own database and is not touched.
/// </summary>
public sealed class ForgetEndedOrchestrationsFunction(SettingsStore settings, TimeProvider time, ILogger<ForgetEndedOrchestrationsFunction> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    [Function(nameof(ForgetEndedOrchestrationsFunction))]
    public async Task RunAsync(
        [TimerTrigger("0 20 4 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        int days = settings.Read().JobHistoryDays;

        // A beginning is given because the management API of the official host asks for one.
        PurgeInstancesFilter old = new(DateTimeOffset.UnixEpoch, time.GetUtcNow().AddDays(-days), Ended);
        PurgeResult purged = await client.PurgeAllInstancesAsync(old, cancellationToken);
        if (purged.PurgedInstanceCount > 0)
        {
            logger.LogInformation("Forgot {Count} orchestrations that began more than {Days} days ago and have ended", purged.PurgedInstanceCount, days);
        }
    }
}
