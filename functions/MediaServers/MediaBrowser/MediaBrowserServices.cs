using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.MediaServers.Emby;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.Jellyfin;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;

namespace PreviewForge.Functions.MediaServers.MediaBrowser;

internal static class MediaBrowserServices
{
    public static IHostApplicationBuilder AddEmbyAndJellyfin(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(PluginSource.From(builder.Configuration)).AddSingleton<ScanFallback>().AddSingleton<ItemRefreshes>().AddSingleton<SharedPauses>();
        builder.Services.AddSingleton<IMediaServerKind, EmbyServer>().AddSingleton<IMediaServerKind, JellyfinServer>();
        builder.Services.AddSingleton(provider => new PasswordSignIn(provider.GetRequiredService<VendorSessions>()));
        builder.Services.AddSingleton(provider => new QuickConnectSignIn(provider.GetRequiredService<VendorSessions>()));
        return builder;
    }
}
