using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The address for all senders, and one for each server.</summary>
public sealed class RouterWebhooksFunction(WebhookRouter router)
{
    [Function(nameof(ReceiveIncoming))]
    [WebhookToken]
    public Task<IResult> ReceiveIncoming(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Incoming)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => SuccessFlag.AddAsync(() => router.ReceiveAsync(null, new Delivery(request, client), cancellationToken));

    [Function(nameof(ReceiveForServer))]
    [WebhookToken]
    public Task<IResult> ReceiveForServer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Server)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string serverId,
        CancellationToken cancellationToken)
        => SuccessFlag.AddAsync(() => router.ReceiveAsync(serverId, new Delivery(request, client), cancellationToken));
}
