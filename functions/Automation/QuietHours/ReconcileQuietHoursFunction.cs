using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>At start and every minute: somebody stands at the edges of quiet hours, and knows where they are.</summary>
public sealed class ReconcileQuietHoursFunction(QuietHoursOrchestrations orchestrations)
{
    [Function(nameof(ReconcileQuietHoursFunction))]
    public Task RunAsync([TimerTrigger("40 * * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
        => orchestrations.ReconcileAsync(client, cancellationToken);
}
