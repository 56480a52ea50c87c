using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Shows which switches of a server stand wrong, and sets them.</summary>
public sealed class HealthFunction(HealthAudit health)
{
    [Function(nameof(CheckServerHealth))]
    public async Task<IResult> CheckServerHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.Health)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await health.CheckAsync(id, cancellationToken));

    [Function(nameof(ApplyServerHealth))]
    public async Task<IResult> ApplyServerHealth(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.ApplyHealth)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await health.ApplyAsync(id, await JsonBody.ReadOptionalAsync(request, cancellationToken), cancellationToken));
}
