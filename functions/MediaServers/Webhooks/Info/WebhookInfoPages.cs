using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks.Info;

/// <summary>What a person needs to set up the webhooks of an Emby or Jellyfin. The credential itself is never shown.</summary>
public sealed class WebhookInfoPages(SettingsStore settings, WebhookCredentials credentials)
{
    /// <param name="type">Emby or Jellyfin.</param>
    /// <param name="serverId">The server.</param>
    /// <param name="callersOrigin">Scheme and host under which the caller reached us.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ApiException">400: no id, or another vendor's server; 404: no such server.</exception>
    public async Task<JsonObject> ShowAsync(ServerType type, string? serverId, string callersOrigin, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(serverId))
        {
            throw ApiException.Invalid("server_id is required");
        }

        JsonObject entry = StoredServers.Find(settings.ReadJson(), serverId.Trim()) ?? throw ApiException.NotFound("Server not found");
        if (ServerTypes.Parse(entry.TextOf("type")) != type || WebhookSender.Of(type) is not { } sender)
        {
            throw ApiException.Invalid($"The server is not of the type {type.Text()}");
        }

        WebhookCredential credential = await credentials.CurrentAsync(cancellationToken);
        string id = StoredServers.IdOf(entry);
        string origin = WebhookUrls.OriginOf(JsonText.Of((entry["output"] as JsonObject)?["webhook_public_url"])) ?? callersOrigin;
        return new JsonObject
        {
            ["vendor"] = type.Text(),
            ["server_id"] = id,
            ["server_name"] = JsonText.Of(entry["name"], id),
            ["webhook_url"] = WebhookUrls.Of(origin, null),
            ["webhook_url_per_server"] = WebhookUrls.Of(origin, id),
            ["auth_header_name"] = "X-Auth-Token",
            ["auth_token_placeholder"] = "<token>",
            ["auth_token_required"] = true,
            ["auth_token_present"] = true,
            ["auth_token_source"] = credential.Source,
            ["plugin"] = System.Text.Json.JsonSerializer.SerializeToNode(sender, ApiJson.Options),
            ["auto_register_supported"] = false,
        };
    }
}
