using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>Shows and clears the history of webhooks.</summary>
public sealed class HistoryFunction(WebhookHistory history)
{
    [Function(nameof(GetWebhookHistory))]
    public async Task<IResult> GetWebhookHistory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = WebhookRoutes.History)] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await history.ReadAsync(cancellationToken));

    [Function(nameof(ClearWebhookHistory))]
    public async Task<IResult> ClearWebhookHistory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = WebhookRoutes.History)] HttpRequest request, CancellationToken cancellationToken)
    {
        await history.ClearAsync(cancellationToken);
        return ApiJson.Reply(new { success = true });
    }
}
