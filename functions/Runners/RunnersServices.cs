using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PreviewForge.Functions.Runners;

internal static class RunnersServices
{
    public static IHostApplicationBuilder AddRunners(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<StorageAccount>();
        builder.Services.AddSingleton<IWorkQueues, WorkQueues>();
        builder.Services.AddSingleton<IRunnerHeartbeats, RunnerHeartbeats>();
        builder.Services.AddSingleton<DesiredStateBlob>();
        builder.Services.AddSingleton<RescanWish>();
        builder.Services.AddSingleton<SystemStatus.StatusReport>();
        return builder;
    }
}
