using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.Automation.Webhooks.Receiving;

namespace PreviewForge.Functions.Automation.Webhooks;

internal static class WebhookReceivingServices
{
    /// <summary>Everything in front of <see cref="IWebhookDesk"/>.</summary>
    public static IHostApplicationBuilder AddWebhookReceiving(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<WebhookRules>().AddSingleton<SenderReceiver>().AddSingleton<PlexReceiver>().AddSingleton<WebhookRouter>();
        return builder;
    }
}
