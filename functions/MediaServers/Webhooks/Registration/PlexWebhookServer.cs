using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>What the settings say of one Plex server's webhook.</summary>
/// <param name="Id">Null: there is no Plex server, and the webhook is for whatever comes.</param>
/// <param name="Name">For people.</param>
/// <param name="Token">Of the account that owns it; null when there is none.</param>
/// <param name="StoredUrl">Where it was registered last, without credential; empty when it never was.</param>
/// <param name="IsEnabled">The switch in the settings.</param>
internal sealed record PlexWebhookServer(string? Id, string Name, Secret? Token, string StoredUrl, bool IsEnabled)
{
    public const string UrlKey = "webhook_public_url";

    public const string EnabledKey = "webhook_enabled";

    /// <summary>The server with an id; without one the first Plex.</summary>
    /// <exception cref="ApiException">404: there is no such server; 400: it isn't a Plex.</exception>
    public static PlexWebhookServer Find(JsonObject settings, string? serverId)
    {
        if (string.IsNullOrWhiteSpace(serverId))
        {
            return ServerEntries.FirstPlex(settings) is { } first ? Of(first, settings) : new PlexWebhookServer(null, "", GlobalToken(settings), "", false);
        }

        JsonObject entry = StoredServers.Find(settings, serverId.Trim())
            ?? throw PlexWebhookException.Refusal((StatusCodes.Status404NotFound, "NOT_FOUND"), PlexWebhookProblem.ServerNotFound, "Server not found");
        return ServerTypes.Parse(entry.TextOf("type")) == ServerType.Plex
            ? Of(entry, settings)
            : throw PlexWebhookException.Refusal((StatusCodes.Status400BadRequest, "VALIDATION_ERROR"), PlexWebhookProblem.ServerNotFound, "The server is not a Plex server");
    }

    public static PlexWebhookServer Of(JsonObject entry, JsonObject settings)
    {
        string id = StoredServers.IdOf(entry);
        var output = entry["output"] as JsonObject;
        return new PlexWebhookServer(
            id.Length > 0 ? id : null,
            JsonText.Of(entry["name"], id),
            Secret.From(JsonText.Of((entry["auth"] as JsonObject)?["token"])) ?? GlobalToken(settings),
            JsonText.Of(output?[UrlKey]),
            JsonText.Flag(output?[EnabledKey], false));
    }

    /// <summary>Of all Plex servers.</summary>
    public static IEnumerable<PlexWebhookServer> All(JsonObject settings)
        => ServerEntries.Of(settings).Where(entry => ServerTypes.Parse(JsonText.Of(entry["type"], " ")) == ServerType.Plex).Select(entry => Of(entry, settings));

    /// <summary>Our address for this server on a host.</summary>
    public string UrlOn(string origin) => WebhookUrls.Of(origin, Id);

    /// <summary>Our address on the host where it was registered last; null when it never was, or what is stored is no address.</summary>
    public string? LastUrl => WebhookUrls.OriginOf(StoredUrl) is { } origin ? UrlOn(origin) : null;

    private static Secret? GlobalToken(JsonObject settings) => Secret.From(JsonText.Of(settings["plex_token"]));
}
