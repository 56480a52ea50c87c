using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using PreviewForge.EmbeddedHost.Functions.Context;
using PreviewForge.EmbeddedHost.Functions.Outputs;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>
/// The pipeline's step that stands where the app called <c>ConfigureFunctionsWebApplication</c>: inside it the HTTP exchange can be seen, and
/// on the way out the result becomes the response, so that middleware inside may still set headers or replace the result.
/// </summary>
internal static class HttpMiddleware
{
    /// <summary>Key of the exchange among the context's items, the same as on the official host.</summary>
    public const string ItemKey = "HttpRequestContext";

    public static FunctionExecutionDelegate Wrap(FunctionExecutionDelegate next) => context =>
        context is InvocationContext { Invocation.HttpContext: { } http } own ? RunAsync(own, http, next) : next(context);

    private static async Task RunAsync(InvocationContext context, HttpContext http, FunctionExecutionDelegate next)
    {
        context.Items[ItemKey] = http;
        http.Request.Headers["x-ms-invocation-id"] = context.InvocationId;
        await next(context);

        // Outputs come first: who is told 202 may rely on the message being sent.
        await context.InstanceServices.GetRequiredService<FunctionOutputs>().WriteAsync(context, context.CancellationToken);
        await context.InstanceServices.GetRequiredService<HttpResults>().ExecuteAsync(http, context.Result.Value, context.FunctionDefinition.Name);
    }
}
