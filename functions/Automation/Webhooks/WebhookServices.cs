using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Nudging;
using PreviewForge.Functions.Automation.Webhooks.Pending;

namespace PreviewForge.Functions.Automation.Webhooks;

internal static class WebhookServices
{
    public static IHostApplicationBuilder AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<IWebhookDesk, WebhookDesk>().AddSingleton<IntakeWriter>().AddSingleton<IntakeLedger>()
            .AddSingleton<BatchSignals>().AddSingleton<BatchRelease>().AddSingleton<BatchReconciler>().AddSingleton<IBatches, Batches>()
            .AddSingleton<WebhookHistory>().AddHostedService<LegacyHistory>()
            .AddSingleton<PendingBatches>().AddSingleton<ArrivalNudges>();
        return builder;
    }
}
