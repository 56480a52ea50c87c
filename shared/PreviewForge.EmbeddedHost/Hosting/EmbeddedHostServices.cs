using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Durable;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Functions.Binding;
using PreviewForge.EmbeddedHost.Functions.Outputs;
using PreviewForge.EmbeddedHost.Http;
using PreviewForge.EmbeddedHost.Queues;
using PreviewForge.EmbeddedHost.Timers;

namespace PreviewForge.EmbeddedHost.Hosting;

/// <summary>Registration of the host's own services.</summary>
internal static class EmbeddedHostServices
{
    public static void AddEmbeddedHost(
        this IServiceCollection services, HostJson hostJson, FunctionIndex index, MiddlewarePipeline pipeline)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.PostConfigure<WorkerOptions>(options => options.Serializer ??= DefaultSerializer());
        services.AddSingleton(hostJson);
        services.AddSingleton<SettingReferences>();
        services.AddSingleton<IFunctionIndex>(index);
        services.AddSingleton(pipeline);
        services.AddSingleton<FunctionTimeout>();
        services.AddSingleton<PreparedFunctions>();
        services.AddSingleton<ParameterBinder>();
        services.AddSingleton<FunctionOutputs>();
        services.AddSingleton<IFunctionInvoker, FunctionInvoker>();
        services.AddSingleton<StorageConnections>();
        services.AddHttpFunctions();
        services.AddDurable();
        services.AddQueueFunctions();
        services.AddTimerFunctions();
    }

    /// <summary>Names as declared when writing, in any case when reading: what the official worker does.</summary>
    private static JsonObjectSerializer DefaultSerializer() => new(new() { PropertyNameCaseInsensitive = true });
}
