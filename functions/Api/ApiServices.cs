using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.Security;

namespace PreviewForge.Functions.Api;

internal static class ApiServices
{
    /// <summary>What every HTTP function is wrapped in, from the outside in: headers, errors, token.</summary>
    public static FunctionsApplicationBuilder AddApi(this FunctionsApplicationBuilder builder)
    {
        builder.UseMiddleware<SecurityHeadersMiddleware>();
        builder.UseMiddleware<ErrorMiddleware>();
        builder.UseMiddleware<TokenMiddleware>();
        return builder;
    }
}
