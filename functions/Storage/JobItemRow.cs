using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.Storage;

/// <summary>One video of a job.</summary>
public sealed class JobItemRow
{
    public long Id { get; init; }

    public required Guid JobId { get; init; }

    public required string Path { get; init; }

    /// <summary>For people, as a server's listing had it; empty when only the path is known.</summary>
    public string Title { get; init; } = "";

    /// <summary>Which of the job's videos come first: the smallest; equal ones in the order of their ids.</summary>
    public long Rank { get; init; }

    /// <summary>What servers' listings said of the file, by server id; kept until the plans are made. Null: nothing.</summary>
    public IReadOnlyDictionary<string, ServerItem>? Hints { get; set; }

    /// <summary>Ids of servers that own the file, are being listed, and have not named it yet, as a JSON list: to plan before they have would cost a search for each video.</summary>
    public string Awaits { get; set; } = "[]";

    /// <summary>Empty until they are made.</summary>
    public IReadOnlyList<OutputPlan> Plans { get; set; } = [];

    /// <summary>Ids of the servers that get outputs, as a JSON list; text, because groups of equal owners are counted in the database.</summary>
    public string Owners { get; set; } = "[]";

    /// <summary>By server id, what is known between it and us about this video; null when no server has to be told.</summary>
    public IReadOnlyDictionary<string, ItemServer>? Servers { get; set; }

    /// <summary>When the servers are to be told, or asked again; null when they are not.</summary>
    public DateTimeOffset? AnnounceAt { get; set; }

    /// <summary>How often they were.</summary>
    public int Announces { get; set; }

    /// <summary>True: a server still owes something or is not ready, or the file was not there, or no server owns it; worth another try.</summary>
    public bool IsOwed { get; set; }

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
