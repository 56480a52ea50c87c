using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.MediaServers.Webhooks.Info;
using PreviewForge.Functions.MediaServers.Webhooks.Registration;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.MediaServers.Webhooks;

internal static class WebhookRegistrationServices
{
    /// <summary>What has servers call us.</summary>
    public static IHostApplicationBuilder AddWebhookRegistration(this IHostApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(new Surroundings(builder.Configuration.GetValue("DOTNET_RUNNING_IN_CONTAINER", false)));
        services.AddSingleton<WebhookCredentials>().AddSingleton<WebhookInfoPages>().AddSingleton<PlexWebhookAccount>();
        services.AddSingleton(provider => new PlexWebhookRegistration(
            provider.GetRequiredService<SettingsStore>(), provider.GetRequiredService<PlexWebhookAccount>(), provider.GetRequiredService<WebhookCredentials>()));
        services.AddSingleton(provider => new PlexWebhookStatus(
            provider.GetRequiredService<SettingsStore>(), provider.GetRequiredService<PlexWebhookAccount>(), provider.GetRequiredService<Surroundings>()));
        services.AddSingleton(provider => new PlexWebhookFarewell(
            provider.GetRequiredService<PlexTvWebhooks>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<PlexWebhookFarewell>>()));
        services.AddSingleton<ISettingsFollower, PlexWebhookReregistration>();
        services.AddSingleton<OwnAddress>().AddSingleton<SelfTestLimit>().AddSingleton<WebhookSelfTest>().AddSingleton<PlexWebhookTest>();
        services.AddHttpClient(WebhookSelfTest.Client)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
            .RemoveAllLoggers();
        return builder;
    }
}
