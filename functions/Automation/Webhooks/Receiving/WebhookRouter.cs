using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Automation.Webhooks.Payloads;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Takes what any sender sends to the address for all, or to that of one server, and finds out who it is.</summary>
public sealed class WebhookRouter(SettingsStore settings, WebhookRules rules, TimeProvider time)
{
    private const string ServerIsOff = "server is disabled";

    /// <param name="serverId">
    /// The one server that is published to, which is also taken for the sender if the payload is in its vendor's form; null for all that own the files.
    /// </param>
    /// <param name="delivery">The webhook.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> ReceiveAsync(string? serverId, Delivery delivery, CancellationToken cancellationToken)
    {
        using WebhookPayload payload = await WebhookPayload.ReadAsync(delivery.Request, time, cancellationToken);
        if (payload.Problem is { } problem)
        {
            return RouterReplies.Unreadable(problem.Kind == PayloadProblemKind.Invalid ? problem.Text : "body is neither multipart nor JSON");
        }

        AppSettings now = settings.Read();
        MediaServerSettings? named = now.MediaServers.FirstOrDefault(server => server.Id == serverId);
        if (serverId is not null && named is null)
        {
            return RouterReplies.UnknownServer(serverId);
        }

        if (PayloadReading.SenderOf(payload.Root, payload.Carrier) is not { } sender)
        {
            return named is { Enabled: false } ? RouterReplies.Ignored(ServerIsOff) : RouterReplies.Unreadable("unrecognised payload", "unknown");
        }

        Announcement said = WithTitleOfFile(PayloadReading.Read(payload.Root, sender));
        Outcome outcome = named is { Enabled: false }
            ? await rules.IgnoreAsync(said, new Address { PinnedServerId = serverId }, ServerIsOff, cancellationToken)
            : await rules.TakeAsync(said, RouterAddress.Of(now, said, named) with { Regenerate = said.Regenerate ?? delivery.IsRegenerationWanted }, delivery.Client, cancellationToken);
        return RouterReplies.Of(outcome);
    }

    /// <summary>Names of files say the same in one form, whoever sends them; Plex knows better.</summary>
    private static Announcement WithTitleOfFile(Announcement said)
        => said.Sender != Sender.Plex && said.Paths.Concat(said.DeletedPaths).FirstOrDefault() is { } path ? said with { Title = FileNameTitle.Of(path) } : said;
}
