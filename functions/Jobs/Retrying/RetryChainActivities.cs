using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Gate;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>The steps of <see cref="RetryChain"/>. Each may run twice: the second time changes nothing.</summary>
public sealed class RetryChainActivities(RetryJobs jobs, GateBell bell)
{
    /// <returns>Null when the chain has ended.</returns>
    [Function(nameof(PlanRetry))]
    public Task<RetryStep?> PlanRetry([ActivityTrigger] Guid headJobId, CancellationToken cancellationToken) => jobs.PlanAsync(headJobId, cancellationToken);

    [Function(nameof(ReleaseRetry))]
    public async Task ReleaseRetry([ActivityTrigger] Guid headJobId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await jobs.ReleaseAsync(headJobId, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
    }

    [Function(nameof(HasRetryEnded))]
    public Task<bool> HasRetryEnded([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => jobs.HasEndedAsync(jobId, cancellationToken);

    [Function(nameof(MergeRetry))]
    public Task MergeRetry([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => jobs.MergeAsync(jobId, cancellationToken);
}
