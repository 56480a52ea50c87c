using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;

namespace PreviewForge.Functions.Storage;

/// <summary>One video of a job.</summary>
public sealed class JobItemRow
{
    public long Id { get; init; }

    public required Guid JobId { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<OutputPlan> Plans { get; init; }

    /// <summary>Ids of the servers that get outputs, as a JSON list; text, because groups of equal owners are counted in the database.</summary>
    public required string Owners { get; init; }

    public ItemState State { get; set; }

    /// <summary>The dispatch that this item waits for; null when it waits for none.</summary>
    public Guid? DispatchId { get; set; }

    /// <summary>How often the item was put into a new dispatch.</summary>
    public int Attempts { get; set; }

    public ItemOutcome? Outcome { get; set; }

    public string? Reason { get; set; }

    /// <summary>Display name of the worker; empty when none worked on it.</summary>
    public string Worker { get; set; } = "";

    /// <summary>Status by server as a JSON object; null when all owners were up to date. Text for the same reason as <see cref="Owners"/>.</summary>
    public string? Publishing { get; set; }

    public FrameSource? FrameSource { get; set; }

    /// <summary>What the runner says of each output; null when it wrote none.</summary>
    public IReadOnlyList<PlanResult>? Results { get; set; }

    /// <summary>How the pictures were made, and what it cost; null when none had to be.</summary>
    public ExtractionReport? Extraction { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
