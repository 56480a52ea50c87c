using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Jobs.Gate;

/// <summary>What the gate saw when it looked last, for people; the truth is in the database.</summary>
public sealed record GateState
{
    /// <summary><c>open</c>, <c>full</c> or <c>closed</c>.</summary>
    public string State => PausedBy.Count > 0 ? "closed" : Running.Count >= Slots ? "full" : "open";

    /// <summary>How many jobs may run at once.</summary>
    public int Slots { get; init; }

    /// <summary>Jobs that have a slot.</summary>
    public IReadOnlyList<Guid> Running { get; init; } = [];

    /// <summary>Jobs that could run, in the order in which they will be let in; the first of them only.</summary>
    public IReadOnlyList<Guid> Waiting { get; init; } = [];

    /// <summary>How many wait.</summary>
    public int WaitingCount { get; init; }

    /// <summary>Why nobody is let in; empty when jobs are.</summary>
    public IReadOnlyList<PauseReason> PausedBy { get; init; } = [];

    public DateTimeOffset LookedAt { get; init; }
}
