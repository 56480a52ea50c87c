using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Outputs;

/// <summary>Shows whether the previews of a video are on disk.</summary>
public sealed class OutputStatusFunction(OutputStatus outputs)
{
    [Function(nameof(GetOutputStatus))]
    public async Task<IResult> GetOutputStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.OutputStatus)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await outputs.CheckAsync(id, request.Query["path"], request.Query["item_id"], cancellationToken));
}
