using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Payloads;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Takes what Radarr, Sonarr, Sportarr and scripts send to the addresses that are theirs.</summary>
public sealed class SenderReceiver(SettingsStore settings, WebhookRules rules, TimeProvider time, ILogger<SenderReceiver> logger)
{
    public async Task<IResult> ReceiveAsync(Sender sender, Delivery delivery, CancellationToken cancellationToken)
    {
        if (await UnderstandAsync(sender, delivery.Request, cancellationToken) is not { } said)
        {
            return SenderReplies.Refused("Invalid or missing JSON body");
        }

        MediaServerSettings? pinned = PinOf(delivery);
        var address = new Address { PinnedServerId = pinned?.Id, Refusal = pinned is { Enabled: false } ? "the server is disabled" : null };
        return SenderReplies.Of(await rules.TakeAsync(said, address, delivery.Client, cancellationToken));
    }

    /// <summary>Null when there is nothing in the body.</summary>
    private async Task<Announcement?> UnderstandAsync(Sender sender, HttpRequest request, CancellationToken cancellationToken)
    {
        using WebhookPayload payload = await WebhookPayload.ReadAsync(request, time, cancellationToken);
        return payload.Problem is null && payload.Root.EnumerateObject().Any() ? PayloadReading.Read(payload.Root, sender) : null;
    }

    private MediaServerSettings? PinOf(Delivery delivery)
    {
        if (delivery.WantedServerId is not { } wanted)
        {
            return null;
        }

        MediaServerSettings? known = settings.Read().MediaServers.FirstOrDefault(server => server.Id == wanted);
        if (known is null)
        {
            logger.LogWarning("A webhook names the server {ServerId}, which is not configured. It counts for every server", ShownText.Name(wanted));
        }

        return known;
    }
}
