using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Gate;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>The steps of <see cref="RetryChain"/>. Each may run twice: the second time changes nothing.</summary>
public sealed class RetryChainActivities(RetryJobs jobs, GateBell bell)
{
    /// <returns>Null when there is nothing more to try.</returns>
    [Function(nameof(PlanRetry))]
    public Task<RetryStep?> PlanRetry([ActivityTrigger] Guid headJobId, CancellationToken cancellationToken) => jobs.PlanAsync(headJobId, cancellationToken);

    /// <returns>The retry job; null when there is nothing more to try.</returns>
    [Function(nameof(StartRetry))]
    public async Task<Guid?> StartRetry([ActivityTrigger] Guid headJobId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        Guid? retry = await jobs.CreateAsync(headJobId, cancellationToken);
        await bell.RingAsync(client, cancellationToken);

        return retry;
    }

    [Function(nameof(HasRetryEnded))]
    public Task<bool> HasRetryEnded([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => jobs.HasEndedAsync(jobId, cancellationToken);

    [Function(nameof(MergeRetry))]
    public Task MergeRetry([ActivityTrigger] Guid jobId, CancellationToken cancellationToken) => jobs.MergeAsync(jobId, cancellationToken);
}
