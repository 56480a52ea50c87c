using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Functions.MediaServers.Folder;

namespace PreviewForge.Functions.MediaServers;

internal static class MediaServersServices
{
    public static IHostApplicationBuilder AddMediaServers(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IMediaServerKind, FolderServer>();
        builder.Services.AddSingleton<OutputPlanners>();
        return builder;
    }
}
