using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Http;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>
/// The HTTP API of Durable Functions under <c>/runtime/webhooks/durabletask</c>: routes, keys and answers as the official extension
/// has them (learn.microsoft.com, "HTTP API reference" of Durable Functions).
/// </summary>
internal sealed class ManagementApi(ManagementKey key, InstanceRoutes instances, EntityRoutes entities, ILogger<ManagementApi> logger) : IHostEndpoint
{
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments(ManagementLinks.Path, StringComparison.OrdinalIgnoreCase, out PathString rest))
        {
            return false;
        }

        if (!key.Is(GivenKey(context.Request)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return true;
        }

        string[] path = (rest.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            await (await AnswerAsync(context, path)).WriteAsync(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await ManagementAnswer.Message(e.StatusCode, e.Message).WriteAsync(context);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            logger.LogError(e, "A request to the durable management API failed.");
            if (context.Response.HasStarted)
            {
                throw; // The web server cuts the answer off.
            }

            await ManagementAnswer.Broken.WriteAsync(context);
        }

        return true;
    }

    /// <summary>The header wins over the query.</summary>
    private static string? GivenKey(HttpRequest request)
        => request.Headers.TryGetValue("x-functions-key", out Microsoft.Extensions.Primitives.StringValues header) ? header : request.Query["code"];

    private Task<ManagementAnswer> AnswerAsync(HttpContext context, string[] path)
    {
        HttpRequest request = context.Request;
        return (request.Method, path) switch
        {
            ("POST", ["orchestrators", string name]) => instances.StartAsync(request, name, null),
            ("POST", ["orchestrators", string name, string id]) => instances.StartAsync(request, name, id),
            ("GET", ["instances"]) => instances.ListAsync(request),
            ("DELETE", ["instances"]) => instances.PurgeManyAsync(request),
            ("GET", ["instances", string id]) => instances.GetAsync(request, id),
            ("DELETE", ["instances", string id]) => instances.PurgeAsync(request, id),
            ("POST", ["instances", string id, "raiseEvent", string name]) => instances.RaiseAsync(request, id, name),
            ("POST", ["instances", string id, "restart"]) => instances.RestartAsync(request, id),
            ("POST", ["instances", string id, string order]) => instances.OrderAsync(request, id, order),
            ("GET", ["entities"]) => entities.ListAsync(request, null),
            ("GET", ["entities", string name]) => entities.ListAsync(request, name),
            ("GET", ["entities", string name, string entityKey]) => entities.GetAsync(request, name, entityKey),
            ("POST", ["entities", string name, string entityKey]) => entities.SignalAsync(request, name, entityKey),
            ("DELETE", ["entities", string name, string entityKey]) => entities.DeleteAsync(request, name, entityKey),
            _ => Task.FromResult(ManagementAnswer.Empty(StatusCodes.Status404NotFound)),
        };
    }
}
