using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Retrying;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>At start and every minute: what should run, runs; what the runners should know, they are told.</summary>
public sealed class ReconcileJobsFunction(JobOrchestrations orchestrations, RetryChains retries, RunnerWishes wishes, GateBell bell)
{
    [Function(nameof(ReconcileJobsFunction))]
    public async Task RunAsync(
        [TimerTrigger("0 * * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await bell.RingAsync(client, cancellationToken);
        await orchestrations.ReconcileAsync(client, cancellationToken);
        await retries.ReconcileAsync(client, cancellationToken);
        await wishes.PublishAsync(cancellationToken);
    }
}
