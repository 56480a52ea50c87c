using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PreviewForge.Functions.Security;

internal static class SecurityServices
{
    public static IHostApplicationBuilder AddSecurity(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TokenStore>().AddSingleton<WebhookAuthentication>();
        builder.Services.AddHostedService<TokenBanner>();
        return builder;
    }
}
