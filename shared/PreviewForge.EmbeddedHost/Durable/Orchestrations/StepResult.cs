using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>How a step left the orchestrator.</summary>
internal abstract record StepResult
{
    /// <summary>What the code has asked for in this step.</summary>
    public IReadOnlyList<ScheduledEvent> Added { get; init; } = [];

    /// <summary>Numbers of timers that it has cancelled in this step.</summary>
    public IReadOnlyCollection<int> CancelledTimers { get; init; } = [];

    public string? CustomStatus { get; init; }

    /// <summary>It waits.</summary>
    internal sealed record Waiting : StepResult;

    /// <summary>It has ended.</summary>
    internal sealed record Ended(OrchestrationRuntimeStatus Status, string? Output, Failure? Failure) : StepResult;

    /// <summary>It goes on as a new round.</summary>
    internal sealed record NextRound(string? Input, ContinueAsNewOptions Options, IReadOnlyList<EventRaised> Unprocessed) : StepResult;
}
