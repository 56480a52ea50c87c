using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>
/// The routes of all HTTP functions. As on the official host the first declared one that fits wins, even where a later one is more special;
/// a method that does not fit is no match at all, so that the answer is 404.
/// </summary>
internal sealed class HttpRouteTable
{
    private const string DefaultPrefix = "api";
    private readonly IReadOnlyList<HttpRoute> _routes;
    private readonly ILogger _logger;

    /// <exception cref="InvalidOperationException">Some routes are not valid; the message lists every problem.</exception>
    public HttpRouteTable(IFunctionIndex index, HostJson hostJson, IInlineConstraintResolver constraints, ILogger<HttpRouteTable> logger)
    {
        string prefix = (hostJson.Extension("http")["routePrefix"] ?? DefaultPrefix).Trim('/');
        List<string> problems = [];
        List<HttpRoute> routes = [];
        foreach (FunctionDescriptor function in index.Functions.Where(function => function.TriggerAttribute is HttpTriggerAttribute))
        {
            try
            {
                routes.Add(new HttpRoute(function, prefix, constraints));
            }
            catch (InvalidOperationException e)
            {
                problems.Add(e.Message);
            }
        }

        problems.AddRange(HttpRouteRules.Check(routes));
        if (problems.Count > 0)
        {
            throw new InvalidOperationException("The app's routes are not valid:\n" + string.Join('\n', problems));
        }

        (_routes, _logger) = (routes, logger);
    }

    /// <returns>The function and the values of its route; null when there is none for this request.</returns>
    public (FunctionDescriptor Function, RouteValueDictionary Values)? Find(HttpContext http)
    {
        foreach (HttpRoute route in _routes)
        {
            if (route.Match(http, _logger) is { } values)
            {
                return (route.Function, values);
            }
        }

        return null;
    }
}
