using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using PreviewForge.Functions.Automation.Webhooks.Debounce;

namespace PreviewForge.Tests.App.Automation.Webhooks;

/// <summary>A durable client whose signals reach the real <see cref="DebounceBatch"/> when the test says so, in the order in which they are due. Everything passes as JSON.</summary>
internal sealed class EntityStage(AppBox box) : DurableTaskClient("")
{
    private readonly ConcurrentQueue<Signal> _signals = [];
    private readonly ConcurrentDictionary<EntityInstanceId, string> _states = [];

    public override DurableEntityClient Entities => new EntityDoor(this);

    /// <summary>How many signals came from outside.</summary>
    public int Sent { get; private set; }

    /// <summary>True: signals from outside get lost.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Entities other than batches that were signalled.</summary>
    public ConcurrentQueue<string> Knocks { get; } = [];

    /// <summary>Orchestrations that were started, by id.</summary>
    public ConcurrentQueue<string> Started { get; } = [];

    /// <summary>Signals that wait for their time.</summary>
    public IReadOnlyList<Signal> Waiting => [.. _signals];

    public DebounceState StateOf(string key) => JsonSerializer.Deserialize<DebounceState>(_states[DebounceBatch.IdOf(key)])!;

    /// <summary>Waits until so many signals have come, and delivers them.</summary>
    public async Task HearAsync(int signals)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Sent < signals)
        {
            await Task.Delay(5, patience.Token);
        }

        await DeliverAsync();
    }

    /// <summary>Lets time pass, and delivers what becomes due on the way.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        DateTimeOffset end = box.Time.GetUtcNow() + time;
        await DeliverAsync();
        while (_signals.Where(signal => signal.At <= end).MinBy(signal => signal.At) is { } next)
        {
            box.Time.Advance(Later(next.At!.Value - box.Time.GetUtcNow()));
            await DeliverAsync();
        }

        box.Time.Advance(Later(end - box.Time.GetUtcNow()));
    }

    /// <summary>Delivers what is due by now.</summary>
    public async Task DeliverAsync()
    {
        while (_signals.Where(signal => signal.At <= box.Time.GetUtcNow()).MinBy(signal => signal.At) is { } due)
        {
            Signal[] others = [.. _signals.Where(signal => !ReferenceEquals(signal, due))];
            _signals.Clear();
            foreach (Signal other in others)
            {
                _signals.Enqueue(other);
            }

            await RunAsync(due);
        }
    }

    /// <summary>Runs one operation, whether or not it is due. When it throws, nothing of it has happened.</summary>
    public async Task RunAsync(Signal signal)
    {
        var operation = new StagedOperation(signal, _states.GetValueOrDefault(signal.Id));
        await new DebounceBatch(box.Get<BatchRelease>(), box.Time).RunAsync(operation);
        _states[signal.Id] = operation.Written!;
        foreach (Signal sent in operation.Sent)
        {
            Enqueue(sent with { At = sent.At ?? box.Time.GetUtcNow() });
        }

        operation.Started.ForEach(Started.Enqueue);
    }

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => throw new NotSupportedException();

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private void Enqueue(Signal signal)
    {
        if (signal.Id.Name == DebounceBatch.IdOf("x").Name)
        {
            _signals.Enqueue(signal);
        }
        else
        {
            Knocks.Enqueue($"{signal.Id.Name}.{signal.Operation}");
        }
    }

    internal sealed record Signal(EntityInstanceId Id, string Operation, string? Input, DateTimeOffset? At);

    private sealed class EntityDoor(EntityStage stage) : DurableEntityClient("")
    {
        public override Task SignalEntityAsync(
            EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null, CancellationToken cancellation = default)
        {
            if (!stage.IsDeaf)
            {
                stage.Enqueue(new Signal(id, operationName, JsonSerializer.Serialize(input), options?.SignalTime ?? DateTimeOffset.MinValue));
                stage.Sent++;
            }

            return Task.CompletedTask;
        }

        public override Task<EntityMetadata<T>?> GetEntityAsync<T>(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
            => Task.FromResult(stage._states.TryGetValue(id, out string? state) ? new EntityMetadata<T>(id, JsonSerializer.Deserialize<T>(state)) : null);

        public override Task<EntityMetadata?> GetEntityAsync(EntityInstanceId id, bool includeState = true, CancellationToken cancellation = default)
            => throw new NotSupportedException();

        public override AsyncPageable<EntityMetadata> GetAllEntitiesAsync(EntityQuery? filter = null) => throw new NotSupportedException();

        public override AsyncPageable<EntityMetadata<T>> GetAllEntitiesAsync<T>(EntityQuery? filter = null) => throw new NotSupportedException();
    }

    private sealed class StagedOperation(Signal signal, string? state) : TaskEntityOperation
    {
        public List<Signal> Sent { get; } = [];

        public List<string> Started { get; } = [];

        public string? Written { get; private set; }

        public override string Name => signal.Operation;

        public override TaskEntityContext Context => new StagedContext(this, signal.Id);

        public override TaskEntityState State => new StagedState(this, state);

        public override bool HasInput => signal.Input is not null;

        public override object? GetInput(Type inputType) => JsonSerializer.Deserialize(signal.Input!, inputType);

        private sealed class StagedContext(StagedOperation operation, EntityInstanceId id) : TaskEntityContext
        {
            public override EntityInstanceId Id => id;

            public override void SignalEntity(EntityInstanceId id, string operationName, object? input = null, SignalEntityOptions? options = null)
                => operation.Sent.Add(new Signal(id, operationName, JsonSerializer.Serialize(input), options?.SignalTime));

            public override string ScheduleNewOrchestration(TaskName name, object? input = null, StartOrchestrationOptions? options = null)
            {
                operation.Started.Add(options!.InstanceId!);
                return options.InstanceId!;
            }
        }

        private sealed class StagedState(StagedOperation operation, string? state) : TaskEntityState
        {
            public override bool HasState => state is not null;

            public override object? GetState(Type type) => state is null ? null : JsonSerializer.Deserialize(state, type);

            public override void SetState(object? state) => operation.Written = JsonSerializer.Serialize(state);
        }
    }
}
