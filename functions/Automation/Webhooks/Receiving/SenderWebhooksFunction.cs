using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Payloads;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>The addresses of one sender each. Sonarr and Radarr let people choose between POST and PUT.</summary>
public sealed class SenderWebhooksFunction(SenderReceiver receiver, PlexReceiver plex)
{
    [Function(nameof(ReceiveRadarr))]
    [WebhookToken]
    public Task<IResult> ReceiveRadarr(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Radarr)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => ReceiveAsync(Sender.Radarr, new Delivery(request, client), cancellationToken);

    [Function(nameof(ReceiveSonarr))]
    [WebhookToken]
    public Task<IResult> ReceiveSonarr(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Sonarr)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => ReceiveAsync(Sender.Sonarr, new Delivery(request, client), cancellationToken);

    [Function(nameof(ReceiveSportarr))]
    [WebhookToken]
    public Task<IResult> ReceiveSportarr(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Sportarr)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => ReceiveAsync(Sender.Sportarr, new Delivery(request, client), cancellationToken);

    [Function(nameof(ReceiveCustom))]
    [WebhookToken]
    public Task<IResult> ReceiveCustom(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Custom)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => ReceiveAsync(Sender.Custom, new Delivery(request, client), cancellationToken);

    [Function(nameof(ReceivePlex))]
    [WebhookToken]
    public Task<IResult> ReceivePlex(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "put", Route = WebhookAddresses.Plex)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
        => SuccessFlag.AddAsync(() => plex.ReceiveAsync(new Delivery(request, client), cancellationToken));

    private Task<IResult> ReceiveAsync(Sender sender, Delivery delivery, CancellationToken cancellationToken)
        => SuccessFlag.AddAsync(() => receiver.ReceiveAsync(sender, delivery, cancellationToken));
}
