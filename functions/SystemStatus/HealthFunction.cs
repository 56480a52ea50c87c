using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.SystemStatus;

/// <summary>Says that the app serves, and to strangers no more than that.</summary>
public sealed class HealthFunction
{
    [Function(nameof(Health))]
    [AllowWithoutToken]
    public IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request)
        => ApiJson.Reply(new { Status = "healthy" });
}
