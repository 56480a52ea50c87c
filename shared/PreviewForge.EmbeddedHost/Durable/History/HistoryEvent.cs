using System.Text.Json.Serialization;

namespace PreviewForge.EmbeddedHost.Durable.History;

/// <summary>
/// A fact of one execution of an orchestration. What happened is only ever appended; the orchestrator's state is what its code makes of it.
/// The names in the store are part of its schema.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(StepStarted), "step")]
[JsonDerivedType(typeof(ExecutionStarted), "started")]
[JsonDerivedType(typeof(ExecutionEnded), "ended")]
[JsonDerivedType(typeof(TaskCompleted), "completed")]
[JsonDerivedType(typeof(TaskFailed), "failed")]
[JsonDerivedType(typeof(TimerFired), "fired")]
[JsonDerivedType(typeof(EventRaised), "raised")]
[JsonDerivedType(typeof(ActivityScheduled), "activity")]
[JsonDerivedType(typeof(TimerCreated), "timer")]
[JsonDerivedType(typeof(SubOrchestrationScheduled), "sub")]
[JsonDerivedType(typeof(EventSent), "send")]
[JsonDerivedType(typeof(EntityCalled), "call")]
[JsonDerivedType(typeof(EntitySignaled), "signal")]
[JsonDerivedType(typeof(EntitiesLocked), "lock")]
[JsonDerivedType(typeof(EntitiesReleased), "release")]
internal abstract record HistoryEvent
{
    /// <summary>When it was written or arrived.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>The orchestrator ran; its clock shows <see cref="HistoryEvent.At"/> until the next step.</summary>
internal sealed record StepStarted : HistoryEvent;

internal sealed record ExecutionStarted(string Name, string? Input) : HistoryEvent;

internal sealed record ExecutionEnded(string Status, string? Output) : HistoryEvent;

/// <param name="Id">Number of the task that has its result: an activity, a sub-orchestration, a call or a lock.</param>
/// <param name="Result">JSON.</param>
internal sealed record TaskCompleted(int Id, string? Result) : HistoryEvent;

internal sealed record TaskFailed(int Id, Failure Failure) : HistoryEvent;

internal sealed record TimerFired(int Id) : HistoryEvent;

/// <param name="Name">Name as it was raised.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Sequence">Place of its message, so that an event that is carried over to the next round keeps its turn.</param>
internal sealed record EventRaised(string Name, string? Payload, long Sequence) : HistoryEvent;
