using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Webhooks.Info;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks;

/// <summary>Tells how webhooks of servers are set up that take no registration from outside.</summary>
public sealed class WebhookInfoFunction(WebhookInfoPages pages)
{
    [Function(nameof(GetEmbyWebhookInfo))]
    public async Task<IResult> GetEmbyWebhookInfo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/settings/emby_webhook/info")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await pages.ShowAsync(ServerType.Emby, request.Query["server_id"], PlexWebhookFunction.OriginOf(request), cancellationToken));

    [Function(nameof(GetJellyfinWebhookInfo))]
    public async Task<IResult> GetJellyfinWebhookInfo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/settings/jellyfin_webhook/info")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply<JsonObject>(await pages.ShowAsync(ServerType.Jellyfin, request.Query["server_id"], PlexWebhookFunction.OriginOf(request), cancellationToken));
}
