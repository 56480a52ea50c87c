using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Security;

internal static class SecurityServices
{
    public static IHostApplicationBuilder AddSecurity(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TokenStore>().AddSingleton<WebhookAuthentication>();
        builder.Services.AddHostedService<TokenBanner>();

        // It would tell of every request with its URL, and some senders of webhooks have their token there.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        return builder;
    }
}
