using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>Answers every request: by a part of the host, else by the function whose route fits, else with 404.</summary>
internal sealed class HttpFrontDoor(
    RequestDelegate next, IEnumerable<IHostEndpoint> endpoints, HttpRouteTable routes, IFunctionInvoker invoker, IHostApplicationLifetime lifetime)
{
    public async Task InvokeAsync(HttpContext http)
    {
        foreach (IHostEndpoint endpoint in endpoints)
        {
            if (await endpoint.TryHandleAsync(http))
            {
                return;
            }
        }

        if (routes.Find(http) is not { } found)
        {
            await next(http);
            return;
        }

        http.Request.RouteValues = found.Values;
        ForwardedHeaders.Replace(http.Request);
        try
        {
            await InvokeAsync(http, found.Function, found.Values);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be told.
        }
        catch (Exception) when (!http.Response.HasStarted)
        {
            // The invoker has logged it. Whoever called learns nothing but that it failed; headers that were set before stay, as on the
            // official host. Once the response is under way the exception goes on to the web server, which cuts the response off.
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            http.Response.ContentLength = 0;
        }
    }

    private async Task InvokeAsync(HttpContext http, FunctionDescriptor function, RouteValueDictionary values)
    {
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await invoker.InvokeAsync(
            new Invocation(function)
            {
                TriggerValue = http.Request,
                BindingData = HttpBindingData.Of(http.Request, values),
                HttpContext = http,
            },
            gone.Token);
    }
}
