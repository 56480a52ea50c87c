using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Shows what keeps a server from showing previews.</summary>
public sealed class ReadinessFunction(ReadinessAudits readiness, Dismissals dismissals)
{
    [Function(nameof(GetPreviewsReadiness))]
    public async Task<IResult> GetPreviewsReadiness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.Readiness)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await readiness.CheckAsync(id, cancellationToken));

    [Function(nameof(DismissCheck))]
    public Task<IResult> DismissCheck(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.Dismiss)] HttpRequest request, string id, CancellationToken cancellationToken)
        => SetAsync(request, id, isDismissed: true, cancellationToken);

    [Function(nameof(UndismissCheck))]
    public Task<IResult> UndismissCheck(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.Undismiss)] HttpRequest request, string id, CancellationToken cancellationToken)
        => SetAsync(request, id, isDismissed: false, cancellationToken);

    private async Task<IResult> SetAsync(HttpRequest request, string id, bool isDismissed, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> now = await dismissals.SetAsync(id, await JsonBody.ReadOptionalAsync(request, cancellationToken), isDismissed, cancellationToken);
        return ApiJson.Reply(new { Ok = true, HealthDismissals = now });
    }
}
