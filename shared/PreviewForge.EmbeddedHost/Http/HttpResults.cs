using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>Turns what an HTTP function returned into the response.</summary>
internal sealed class HttpResults(ILogger<HttpResults> logger)
{
    /// <summary>Anything but <c>IActionResult</c> and <c>IResult</c> is not written, as on the official host: the response stays as it is.</summary>
    public Task ExecuteAsync(HttpContext http, object? result, string function)
    {
        switch (result)
        {
            case IActionResult action:
                return action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
            case IResult minimal:
                return minimal.ExecuteAsync(http);
            case not null:
                logger.LogWarning(
                    "{FunctionName} returned a {Type}, which is not written. Return an IActionResult or an IResult.", function, result.GetType());
                break;
        }

        return Task.CompletedTask;
    }
}
