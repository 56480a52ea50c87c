using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>Shows the tries of a job's chain, and ends the wait before the next one. It comes in by the gate like every job: a pause holds it, too.</summary>
public sealed class RetryFunction(JobCatalog catalog, AttemptList attempts, RetryJobs jobs, RetryChains chains, GateBell bell)
{
    [Function(nameof(ListAttempts))]
    public async Task<IResult> ListAttempts(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = JobRoutes.Attempts)] HttpRequest request, string id, CancellationToken cancellationToken)
        => Guid.TryParse(id, out Guid jobId) && await attempts.OfAsync(jobId, cancellationToken) is { } chain
            ? ApiJson.Reply(chain)
            : throw ApiException.NotFound("Not a retry-chain job");

    [Function(nameof(RetryJobNow))]
    public async Task<IResult> RetryJobNow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = JobRoutes.RetryNow)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JobView job = await catalog.GetAsync(id, cancellationToken);
        if (!job.Config.IsRetryChain)
        {
            throw ApiException.Invalid("Not a retry-chain job");
        }

        Guid retry = await jobs.ReleaseAsync(job.Id, cancellationToken) ?? throw new ApiException(StatusCodes.Status409Conflict, "CONFLICT", "No retry is waiting")
        {
            Hint = "A try runs already, waits for a free slot, or the chain has ended.",
        };
        await chains.HurryAsync(client, job.Id, cancellationToken);
        await bell.RingAsync(client, cancellationToken);
        return ApiJson.Reply(new { Fired = true, JobId = job.Id, RetryJobId = retry });
    }
}
