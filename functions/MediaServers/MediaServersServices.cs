using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.MediaServers.Folder;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Plex;
using PreviewForge.Functions.MediaServers.Webhooks;

namespace PreviewForge.Functions.MediaServers;

internal static class MediaServersServices
{
    public static IHostApplicationBuilder AddMediaServers(this IHostApplicationBuilder builder)
    {
        builder.AddVendorHttp();
        builder.Services.AddSingleton<IMediaServerKind, FolderServer>();
        builder.AddEmbyAndJellyfin();
        builder.AddPlex();
        builder.Services.AddSingleton<ServerConnections>();
        builder.Services.AddSingleton<Planning.VideoPlanners>();
        builder.AddWebhookRegistration();
        builder.Services.AddServerRest();
        return builder;
    }
}
