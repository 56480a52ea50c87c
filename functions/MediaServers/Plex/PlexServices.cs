using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PreviewForge.Functions.MediaServers.Plex.Bundles;

namespace PreviewForge.Functions.MediaServers.Plex;

internal static class PlexServices
{
    public static IServiceCollection AddPlex(this IServiceCollection services)
    {
        services.TryAddSingleton<IBundleHashes, MemoryBundleHashes>();
        return services.AddSingleton<ClientIdentifier>().AddSingleton<PlexClientHeaders>().AddSingleton<IMediaServerKind, PlexServer>();
    }
}
