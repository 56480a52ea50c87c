using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Plex.Bundles;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Plex;

internal static class PlexServices
{
    /// <summary>Plex servers, and the accounts that they belong to.</summary>
    public static IHostApplicationBuilder AddPlex(this IHostApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<IBundleHashes, StoredBundleHashes>();
        services.AddSingleton<ClientIdentifier>().AddSingleton<PlexClientHeaders>().AddSingleton<IMediaServerKind, PlexServer>();
        services.AddSingleton(PlexTvAddress.From(builder.Configuration)).AddSingleton<PlexTvClient>().AddSingleton<PlexTvWebhooks>().AddSingleton<PlexSignIn>();
        services.AddSingleton<PlexServerPages>().AddSingleton(provider => new PlexAccountPages(
            provider.GetRequiredService<PlexSignIn>(), provider.GetRequiredService<SettingsStore>(), provider.GetRequiredService<ILogger<PlexAccountPages>>()));
        return builder;
    }
}
