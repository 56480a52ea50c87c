using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Reports;

namespace PreviewForge.Functions.Automation.Webhooks.Pending;

/// <summary>Shows batches of webhooks that wait, and skips the wait. What is answered has happened.</summary>
public sealed class PendingFunction(PendingBatches batches, JobCatalog jobs)
{
    [Function(nameof(GetPendingWebhooks))]
    public async Task<IResult> GetPendingWebhooks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = WebhookRoutes.Pending)] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await batches.ListAsync(cancellationToken));

    [Function(nameof(FirePendingWebhooks))]
    public async Task<IResult> FirePendingWebhooks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = WebhookRoutes.Fire)] HttpRequest request,
        string debounceKey,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => await batches.FireAsync(debounceKey, client, cancellationToken) is { } fired
            ? ApiJson.Reply(new { success = true, fired }, StatusCodes.Status202Accepted)
            : throw ApiException.NotFound("no pending batch with that key");

    [Function(nameof(FireJobWebhooks))]
    public async Task<IResult> FireJobWebhooks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = WebhookRoutes.FireJob)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JobView job = await jobs.GetAsync(id, cancellationToken);
        return await batches.FireAsync(job.Id, client, cancellationToken) is { } key
            ? ApiJson.Reply(new { fired = true, job_id = job.Id, debounce_key = key }, StatusCodes.Status202Accepted)
            : throw new ApiException(StatusCodes.Status404NotFound, "NOT_FOUND", "This job waits for no more webhooks.")
            {
                Hint = "It was released already, or never waited for any.",
            };
    }
}
