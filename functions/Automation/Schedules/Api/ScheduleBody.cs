using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Schedules.Api;

/// <summary>The body of a request that makes or changes a schedule.</summary>
internal static class ScheduleBody
{
    /// <exception cref="ApiException">400, 413 or 415: it is no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using JsonDocument body = await JsonBody.ReadObjectAsync(request, cancellationToken);
        return JsonObject.Create(body.RootElement.Clone())!;
    }
}
