using Microsoft.AspNetCore.Http;
using PreviewForge.EmbeddedHost.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>ASP.NET Core's view of a run.</summary>
public static class FunctionContextExtensions
{
    /// <returns>The HTTP exchange; null when the run has another trigger or the web application is configured after the asking middleware.</returns>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpMiddleware.ItemKey, out object? item) ? item as HttpContext : null;
}
