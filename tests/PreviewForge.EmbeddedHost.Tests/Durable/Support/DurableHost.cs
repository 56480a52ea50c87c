using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Durable;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Support;

/// <summary>The durable part alone, with a clock that stands still and a store that outlives it.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DurableHost(DurableStage stage, ServiceProvider services) => (Stage, _services) = (stage, services);

    public DurableStage Stage { get; }

    public DurableTaskClient Client => _services.GetRequiredService<DurableTaskClient>();

    public DurableEngine Engine => _services.GetRequiredService<DurableEngine>();

    public IServiceProvider Services => _services;

    public static async Task<DurableHost> StartAsync(DurableStage stage)
    {
        DurableHost host = new(stage, BuildServices(stage));
        try
        {
            await host.Engine.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            await host._services.DisposeAsync();
            throw;
        }

        return host;
    }

    /// <summary>Stops without waiting for anything: what runs is left behind, as when the process is killed.</summary>
    public async Task CrashAsync()
    {
        await Engine.StopAsync(new CancellationToken(canceled: true));
        await DisposeAsync();
    }

    public Task RunAsync(string orchestrator, string id, object? input = null) => Client.ScheduleNewOrchestrationInstanceAsync(
        orchestrator, input, new StartOrchestrationOptions(id), TestContext.Current.CancellationToken);

    public Task RaiseAsync(string id, string name, object? payload = null)
        => Client.RaiseEventAsync(id, name, payload, TestContext.Current.CancellationToken);

    public Task SignalAsync(EntityInstanceId id, string operation, object? input = null, DateTimeOffset? due = null)
        => Client.Entities.SignalEntityAsync(id, operation, input, due is { } time ? new() { SignalTime = time } : null, TestContext.Current.CancellationToken);

    /// <summary>Waits until the entity's state is as wanted.</summary>
    public async Task UntilStateAsync<T>(EntityInstanceId id, T state)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (await StateAsync<T>(id) is not { } found || !EqualityComparer<T>.Default.Equals(found, state))
        {
            await Task.Delay(5, patience.Token);
        }
    }

    public async Task<T?> StateAsync<T>(EntityInstanceId id)
        => await Client.Entities.GetEntityAsync<T>(id, TestContext.Current.CancellationToken) is { } found ? found.State : default;

    /// <summary>Waits until the instance is as wanted.</summary>
    public async Task<Instance> UntilAsync(string id, Func<Instance, IReadOnlyList<HistoryEvent>, bool> isReached)
    {
        while (true)
        {
            Task change = Engine.Watch.NextChangeOf(id);
            (Instance? instance, List<HistoryEvent> history) = Engine.Store.Read(session => (InstanceRows.Find(session, id), HistoryRows.Read(session, id)));
            if (instance is not null && isReached(instance, history))
            {
                return instance;
            }

            await change.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        }
    }

    public Task<Instance> UntilEndedAsync(string id) => UntilAsync(id, (instance, _) => instance.HasEnded);

    /// <summary>Waits until the instance has set so many timers.</summary>
    public Task UntilTimersAsync(string id, int count) => UntilAsync(id, (_, history) => history.OfType<TimerCreated>().Count() >= count);

    public Task UntilStatusAsync(string id, string customStatus) => UntilAsync(id, (instance, _) => instance.CustomStatus == $"\"{customStatus}\"");

    public async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private static ServiceProvider BuildServices(DurableStage stage)
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection([new("STORE", stage.StorePath)]).Build();
        IConfiguration hostJson = new ConfigurationBuilder()
            .AddInMemoryCollection([new("extensions:durableTask:storageProvider:embeddedDatabase", "%STORE%")]).Build();
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(stage.Logs));
        services.AddOptions();
        services.AddSingleton<TimeProvider>(stage.Clock);
        services.AddSingleton(settings);
        services.AddSingleton(new HostJson(hostJson, stage.Directory));
        services.AddSingleton(stage);
        services.AddSingleton<Microsoft.DurableTask.DataConverter>(Microsoft.DurableTask.Converters.JsonDataConverter.Worker);
        services.AddSingleton<IFunctionIndex>(new TypeIndex(stage.Functions));
        services.AddSingleton<IFunctionInvoker, PlainInvoker>();
        services.AddDurable();
        return services.BuildServiceProvider();
    }
}
