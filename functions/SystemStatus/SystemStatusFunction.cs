using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>Shows the whole at a glance.</summary>
public sealed class SystemStatusFunction(StatusReport report)
{
    [Function(nameof(GetSystemStatus))]
    public async Task<IResult> GetSystemStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/system/status")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await report.MakeAsync(cancellationToken));
}
