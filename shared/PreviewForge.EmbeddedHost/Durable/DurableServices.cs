using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Durable.Activities;
using PreviewForge.EmbeddedHost.Durable.Client;
using PreviewForge.EmbeddedHost.Durable.Entities;
using PreviewForge.EmbeddedHost.Durable.Management;
using PreviewForge.EmbeddedHost.Durable.Orchestrations;
using PreviewForge.EmbeddedHost.Http;

namespace PreviewForge.EmbeddedHost.Durable;

/// <summary>Registration of the durable part.</summary>
internal static class DurableServices
{
    public static IServiceCollection AddDurable(this IServiceCollection services)
    {
        services.TryAddSingleton<SettingReferences>();
        services.TryAddSingleton<DataConverter, WorkerDataConverter>();
        services.AddSingleton(provider => DurableSettings.Read(
            provider.GetRequiredService<HostJson>(), provider.GetRequiredService<SettingReferences>()));
        services.AddSingleton<DurableFunctions>();
        services.AddSingleton<OrchestratorRunner>();
        services.AddSingleton<OrchestrationStep>();
        services.AddSingleton<ActivityStep>();
        services.AddSingleton<EntityStep>();
        services.AddSingleton<DurableSteps>();
        services.AddSingleton<DurableEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<DurableEngine>());
        services.AddDurableClient();
        return services.AddManagementApi();
    }

    private static void AddDurableClient(this IServiceCollection services)
    {
        services.AddSingleton<EmbeddedEntityClient>();
        services.AddSingleton<DurableEntityClient>(provider => provider.GetRequiredService<EmbeddedEntityClient>());
        services.AddSingleton<EmbeddedDurableTaskClient>();
        services.AddSingleton<DurableTaskClient>(provider => provider.GetRequiredService<EmbeddedDurableTaskClient>());
    }

    private static IServiceCollection AddManagementApi(this IServiceCollection services)
    {
        services.AddSingleton<ManagementKey>();
        services.AddSingleton<ManagementLinks>();
        services.AddSingleton<InstanceRoutes>();
        services.AddSingleton<EntityRoutes>();
        return services.AddSingleton<IHostEndpoint, ManagementApi>();
    }
}
