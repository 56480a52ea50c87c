using System.Text.Json.Serialization;

namespace PreviewForge.EmbeddedHost.Durable.History;

/// <summary>
/// Something that the orchestrator's code asked for. A replay must ask for the same, so kind and name are kept; payloads go to whom
/// they are for and are not repeated in the history.
/// </summary>
/// <param name="Id">Running number within the execution, from 0.</param>
internal abstract record ScheduledEvent(int Id) : HistoryEvent
{
    /// <summary>Kind and name in words; equal for what a replay must repeat.</summary>
    [JsonIgnore]
    public abstract string Description { get; }
}

internal sealed record ActivityScheduled(int Id, string Name) : ScheduledEvent(Id)
{
    [JsonIgnore]
    public string? Input { get; init; }

    public override string Description => $"activity '{Name}'";
}

internal sealed record TimerCreated(int Id, DateTimeOffset FireAt) : ScheduledEvent(Id)
{
    public override string Description => "a timer";
}

internal sealed record SubOrchestrationScheduled(int Id, string Name, string InstanceId) : ScheduledEvent(Id)
{
    [JsonIgnore]
    public string? Input { get; init; }

    [JsonIgnore]
    public string? Version { get; init; }

    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    public override string Description => $"sub-orchestration '{Name}'";
}

internal sealed record EventSent(int Id, string Target, string Name) : ScheduledEvent(Id)
{
    [JsonIgnore]
    public string? Payload { get; init; }

    public override string Description => $"event '{Name}'";
}

internal sealed record EntityCalled(int Id, string Entity, string Operation) : ScheduledEvent(Id)
{
    [JsonIgnore]
    public string? Input { get; init; }

    public override string Description => $"call of '{Operation}' on {Entity}";
}

internal sealed record EntitySignaled(int Id, string Entity, string Operation) : ScheduledEvent(Id)
{
    [JsonIgnore]
    public string? Input { get; init; }

    [JsonIgnore]
    public DateTimeOffset? Due { get; init; }

    public override string Description => $"signal '{Operation}' to {Entity}";
}

/// <param name="Entities">Ids in ordinal order: everybody locks in this order, so no two orchestrations wait for each other.</param>
internal sealed record EntitiesLocked(int Id, IReadOnlyList<string> Entities) : ScheduledEvent(Id)
{
    public override string Description => $"lock of {string.Join(", ", Entities)}";
}

internal sealed record EntitiesReleased(int Id, IReadOnlyList<string> Entities) : ScheduledEvent(Id)
{
    public override string Description => $"release of {string.Join(", ", Entities)}";
}
