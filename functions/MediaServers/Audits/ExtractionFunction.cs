using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>The server's own making of previews, and its task for it.</summary>
public sealed class ExtractionFunction(ExtractionSwitch extraction, TrickplayTask task)
{
    [Function(nameof(SetVendorExtraction))]
    public async Task<IResult> SetVendorExtraction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.Extraction)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await extraction.SetAsync(id, await JsonBody.ReadOptionalAsync(request, cancellationToken), cancellationToken));

    [Function(nameof(GetVendorExtraction))]
    public async Task<IResult> GetVendorExtraction(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.ExtractionStatus)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await extraction.ReadAsync(id, cancellationToken));

    [Function(nameof(SetScheduledTrickplay))]
    public async Task<IResult> SetScheduledTrickplay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.ScheduledTrickplay)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await task.SetAsync(id, await JsonBody.ReadOptionalAsync(request, cancellationToken), cancellationToken));
}
