using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>At start and every minute: every open batch has an alarm.</summary>
public sealed class ReconcileBatchesFunction(BatchReconciler reconciler)
{
    [Function(nameof(ReconcileBatches))]
    public Task ReconcileBatches(
        [TimerTrigger("20 * * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
        => reconciler.RunAsync(client, cancellationToken);
}
