using Microsoft.Extensions.DependencyInjection;
using PreviewForge.EmbeddedHost.Functions.Outputs;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Registration of queue triggers and outputs.</summary>
internal static class QueueServices
{
    public static void AddQueueFunctions(this IServiceCollection services)
    {
        services.AddSingleton<QueueClients>();
        services.AddSingleton<IOutputWriter, QueueOutputWriter>();
        services.AddHostedService<QueueTriggerService>();
    }
}
