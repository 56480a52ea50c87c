using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Security;

/// <summary>
/// Lets only callers with the token through to HTTP functions, but for those that say <see cref="AllowWithoutTokenAttribute"/> or
/// <see cref="WebhookTokenAttribute"/>.
/// </summary>
public sealed class TokenMiddleware(TokenStore tokens, WebhookAuthentication webhooks) : IFunctionsWorkerMiddleware
{
    private readonly ConcurrentDictionary<string, Access> _accesses = new();

    private enum Access
    {
        Token,
        Webhook,
        Open,
    }

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        HttpContext? http = context.GetHttpContext();
        if (http is null && context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException("A request can't be seen here, so nobody knows who calls.");
        }

        Access access = http is null ? Access.Open : _accesses.GetOrAdd(context.FunctionDefinition.EntryPoint, AccessOf);
        if (http is null || await IsAllowedAsync(access, http))
        {
            await next(context);
            return;
        }

        var error = new ApiError("Authentication required", "UNAUTHORIZED") { More = access == Access.Webhook ? new JsonObject { ["success"] = false } : null };
        context.GetInvocationResult().Value = ApiJson.Reply(error, StatusCodes.Status401Unauthorized);
    }

    private async ValueTask<bool> IsAllowedAsync(Access access, HttpContext http) => access switch
    {
        Access.Open => true,
        Access.Webhook => await webhooks.IsAllowedAsync(http.Request, http.RequestAborted),
        _ => await IsAuthenticatedAsync(http),
    };

    private async Task<bool> IsAuthenticatedAsync(HttpContext http)
    {
        AuthToken token = await tokens.CurrentAsync(http.RequestAborted);
        return PresentedTokens.Of(http.Request.Headers).Any(token.Matches);
    }

    /// <summary>An entry point is <c>Namespace.Type.Method</c>; one that can't be found is closed.</summary>
    private static Access AccessOf(string entryPoint)
    {
        int dot = entryPoint.LastIndexOf('.');
        MethodInfo? method = typeof(TokenMiddleware).Assembly.GetType(entryPoint[..dot])?.GetMethods().FirstOrDefault(method => method.Name == entryPoint[(dot + 1)..]);
        return method?.GetCustomAttribute<AllowWithoutTokenAttribute>() is not null ? Access.Open
            : method?.GetCustomAttribute<WebhookTokenAttribute>() is not null ? Access.Webhook
            : Access.Token;
    }
}
