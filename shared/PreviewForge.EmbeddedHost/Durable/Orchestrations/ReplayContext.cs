using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>The context of one replay: hands out what history knows and notes what is new.</summary>
internal sealed partial class ReplayContext : TaskOrchestrationContext
{
    /// <summary>Limit of the official extension, in characters of two bytes.</summary>
    private const int LongestCustomStatus = 8 * 1024;

    private readonly Instance _instance;
    private readonly DataConverter _converter;
    private readonly EntityFeature _entities;
    private int _guids;

    public ReplayContext(Instance instance, DataConverter converter, ILoggerFactory loggers)
    {
        _instance = instance;
        _converter = converter;
        LoggerFactory = loggers;
        _entities = new EntityFeature(this);
        Parent = instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;
    }

    public override TaskName Name => _instance.Name;

    public override string InstanceId => _instance.Id;

    public override ParentOrchestrationInstance? Parent { get; }

    public override DateTime CurrentUtcDateTime => Now.UtcDateTime;

    public override bool IsReplaying => Replaying;

    public override string Version => _instance.Version;

    public override TaskOrchestrationEntityFeature Entities => _entities;

    public DateTimeOffset Now { get; set; }

    public bool Replaying { get; set; }

    public OpenTasks Tasks { get; } = new();

    public ExternalEvents Events { get; } = new();

    public string? CustomStatus { get; private set; }

    /// <summary>Set when the code has asked for another round.</summary>
    public ContinueAsNewOptions? NextRound { get; private set; }

    public DataConverter Converter => _converter;

    /// <summary>Whether the code waits for something that comes from the engine.</summary>
    public bool IsWaiting => Tasks.IsWaiting || Events.IsWaiting;

    protected override ILoggerFactory LoggerFactory { get; }

    public override T? GetInput<T>()
        where T : default => _converter.Deserialize<T>(_instance.Input);

    public object? ReadInput(Type type)
        => _converter.Deserialize(_instance.Input, type) ?? (type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null);

    public override void SetCustomStatus(object? customStatus)
    {
        string? text = _converter.Serialize(customStatus);
        if (text?.Length > LongestCustomStatus)
        {
            throw new ArgumentException($"A custom status has at most {LongestCustomStatus} characters as JSON; this one has {text.Length}.", nameof(customStatus));
        }

        CustomStatus = text;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
        => ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options) => NextRound = options;

    public override Guid NewGuid() => NameBasedGuid.Of($"{InstanceId}_{CurrentUtcDateTime:O}_{_guids++}");

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        Tasks.Add(new EventSent(Tasks.NextId(), instanceId, eventName) { Payload = _converter.Serialize(payload) });
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        DateTimeOffset due = fireAt.Kind == DateTimeKind.Local ? fireAt : new DateTimeOffset(fireAt.Ticks, TimeSpan.Zero);
        return Tasks.AddTimer(new TimerCreated(Tasks.NextId(), due.ToUniversalTime()), cancellationToken);
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
        => _converter.Deserialize<T>(await Events.WaitFor(eventName, cancellationToken))!;
}
