using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>The test of our own endpoint as clients ask for it: seldom, and of servers that are there.</summary>
public sealed class PlexWebhookTest(WebhookSelfTest test, OwnAddress own, SelfTestLimit limit, SettingsStore settings)
{
    /// <exception cref="ApiException">404, 400: no such Plex server; 429: asked too often; 502: the endpoint doesn't take it.</exception>
    public async Task<JsonObject> RunAsync(HttpRequest request, string? serverId, CancellationToken cancellationToken)
    {
        PlexWebhookServer server = PlexWebhookServer.Find(settings.ReadJson(), serverId);
        limit.Count(request.HttpContext);
        JsonObject answer = await test.RunAsync(own.Of(request), server, cancellationToken);
        answer["server_id"] = server.Id;
        answer["public_url"] = server.LastUrl;
        return answer;
    }
}
