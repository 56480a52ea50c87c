using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Payloads;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Takes what Plex sends to the address that is its own.</summary>
public sealed class PlexReceiver(SettingsStore settings, WebhookRules rules, TimeProvider time, ILogger<PlexReceiver> logger)
{
    public async Task<IResult> ReceiveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        using WebhookPayload payload = await WebhookPayload.ReadAsync(delivery.Request, time, cancellationToken);
        if (payload.Problem is { } problem)
        {
            return SenderReplies.Refused(problem.Text);
        }

        Announcement said = PlexPayload.Read(payload.Root);
        if (said.ItemId is null)
        {
            // Without its key an item can't be found again, whatever else is said of it.
            said = said with { Paths = [] };
        }

        return SenderReplies.Of(await rules.TakeAsync(said, AddressOf(delivery, said), delivery.Client, cancellationToken));
    }

    /// <summary>The server that the address names, else the one that the payload names, else the first. Only a named one is published to alone.</summary>
    private Address AddressOf(Delivery delivery, Announcement said)
    {
        AppSettings now = settings.Read();
        if (SenderServers.Of(now, ServerType.Plex).FirstOrDefault(server => server.Id == delivery.WantedServerId) is { } wanted)
        {
            return new Address { Origin = wanted, PinnedServerId = wanted.Id };
        }

        if (delivery.WantedServerId is { } unknown)
        {
            logger.LogWarning("A webhook of Plex names the server {ServerId}, which is no Plex that is on. It counts for every server", ShownText.Name(unknown));
        }

        List<MediaServerSettings> named = SenderServers.Named(now, ServerType.Plex, said.ServerIdentity);
        if (named.Count > 1)
        {
            logger.LogWarning("{Count} entries are the Plex that sent a webhook. The first Plex is taken for it; remove the others", named.Count);
        }

        return new Address { Origin = named is [var one] ? one : SenderServers.Of(now, ServerType.Plex).FirstOrDefault() };
    }
}
