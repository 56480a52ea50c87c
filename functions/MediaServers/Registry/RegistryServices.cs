using Microsoft.Extensions.DependencyInjection;

namespace PreviewForge.Functions.MediaServers.Registry;

internal static class RegistryServices
{
    public static IServiceCollection AddServerRegistry(this IServiceCollection services)
        => services.AddSingleton<EntryEditor>().AddSingleton<IdentityCapture>().AddSingleton<ServerRegistry>();
}
