using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Security;

/// <summary>Lets only callers with the token through to HTTP functions, but for those that say <see cref="AllowWithoutTokenAttribute"/>.</summary>
public sealed class TokenMiddleware(TokenStore tokens) : IFunctionsWorkerMiddleware
{
    private readonly ConcurrentDictionary<string, bool> _open = new();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        HttpContext? http = context.GetHttpContext();
        if (http is null || _open.GetOrAdd(context.FunctionDefinition.EntryPoint, IsOpen) || await IsAuthenticatedAsync(http))
        {
            await next(context);
            return;
        }

        var error = new ApiError("Authentication required", "UNAUTHORIZED");
        context.GetInvocationResult().Value = ApiJson.Reply(error, StatusCodes.Status401Unauthorized);
    }

    private async Task<bool> IsAuthenticatedAsync(HttpContext http)
    {
        AuthToken token = await tokens.CurrentAsync(http.RequestAborted);
        return PresentedTokens.Of(http.Request.Headers).Any(token.Matches);
    }

    /// <summary>An entry point is <c>Namespace.Type.Method</c>; one that can't be found is closed.</summary>
    private static bool IsOpen(string entryPoint)
    {
        int dot = entryPoint.LastIndexOf('.');
        return typeof(TokenMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethods()
            .Any(method => method.Name == entryPoint[(dot + 1)..] && method.GetCustomAttribute<AllowWithoutTokenAttribute>() is not null) == true;
    }
}
