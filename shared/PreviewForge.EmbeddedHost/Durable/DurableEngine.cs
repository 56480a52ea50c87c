using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.Activities;
using PreviewForge.EmbeddedHost.Durable.Entities;
using PreviewForge.EmbeddedHost.Durable.Management;
using PreviewForge.EmbeddedHost.Durable.Orchestrations;
using PreviewForge.EmbeddedHost.Durable.Scheduling;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable;

/// <summary>
/// Keeps orchestrations, activities and entities going. All that counts is in the store; what is in memory only says whom to look after
/// next, and is made anew from the store at the start.
/// </summary>
internal sealed class DurableEngine : IHostedService, IDisposable
{
    private readonly DurableSettings _settings;
    private readonly DurableFunctions _functions;
    private readonly TimeProvider _time;
    private readonly KeyedScheduler<string> _orchestrations;
    private readonly KeyedScheduler<string> _entities;
    private readonly KeyedScheduler<long> _activities;
    private readonly DueTimes _dueTimes;
    private DurableStore? _store;

    public DurableEngine(
        DurableSettings settings, DurableFunctions functions, DurableSteps steps, TimeProvider time, ILogger<DurableEngine> logger)
    {
        (_settings, _functions, _time) = (settings, functions, time);
        _orchestrations = new(settings.MaxConcurrentOrchestrators, (id, token) => steps.Orchestrations.RunAsync(Store, id, token), time, logger);
        _entities = new(settings.MaxConcurrentEntities, (id, token) => steps.Entities.RunAsync(Store, id, token), time, logger);
        _activities = new(settings.MaxConcurrentActivities, (id, token) => steps.Activities.RunAsync(Store, id, token), time, logger);
        _dueTimes = new DueTimes(time, Wake);
    }

    /// <summary>Tells of changes of instances.</summary>
    public InstanceWatch Watch { get; } = new();

    /// <exception cref="InvalidOperationException">The engine is not running.</exception>
    public DurableStore Store => _store ?? throw new InvalidOperationException(_functions.Any
        ? "The durable engine is not running: the host has not started yet, or has stopped."
        : "The app has no orchestrator, activity or entity, so the host runs without a durable store.");

    /// <exception cref="InvalidOperationException">Another host has the store, or it is of a newer version.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_functions.Any)
        {
            _store = new DurableStore(_settings.StorePath, _time, Publish);
            await _store.WriteAsync(ManagementKey.Ensure);
            Resume(_store);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(_settings.ShutdownPatience);
        await Task.WhenAll(_orchestrations.StopAsync(patience.Token), _entities.StopAsync(patience.Token), _activities.StopAsync(patience.Token));
        CloseStore();
    }

    public void Dispose()
    {
        CloseStore();
        _dueTimes.Dispose();
        _orchestrations.Dispose();
        _entities.Dispose();
        _activities.Dispose();
    }

    private void CloseStore()
    {
        Interlocked.Exchange(ref _store, null)?.Dispose();
    }

    private void Resume(DurableStore store)
    {
        foreach ((string target, DateTimeOffset? due) in store.Read(MessageRows.Waiting))
        {
            if (due is { } at)
            {
                _dueTimes.Add(target, at);
            }
            else
            {
                Wake(target);
            }
        }

        store.Read(ActivityRows.All).ForEach(_activities.Signal);
    }

    private void Publish(StoreChanges changes)
    {
        changes.Activities.ForEach(_activities.Signal);
        foreach (string target in changes.Ready)
        {
            Wake(target);
        }

        changes.Later.ForEach(later => _dueTimes.Add(later.Target, later.Due));
        foreach (string id in changes.Instances)
        {
            Watch.Changed(id);
        }
    }

    private void Wake(string target) => (target.StartsWith('@') ? _entities : _orchestrations).Signal(target);
}

/// <summary>The three kinds of work that the engine does.</summary>
internal sealed record DurableSteps(OrchestrationStep Orchestrations, EntityStep Entities, ActivityStep Activities);
