using System.Text.Json.Serialization;

namespace PreviewForge.Contracts.Results;

/// <summary>What a runner answers. May arrive more than once, and after the job has ended.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ProbeResult), "probe")]
[JsonDerivedType(typeof(ExtractResult), "extract")]
[JsonDerivedType(typeof(SweepResult), "sweep")]
public abstract record RunnerResult
{
    /// <inheritdoc cref="Work.WorkMessage.SchemaVersion"/>
    public int SchemaVersion { get; init; } = Work.WorkMessage.CurrentSchema;

    /// <summary>The dispatch that is answered.</summary>
    public required Guid DispatchId { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>Who answers.</summary>
    public required string RunnerId { get; init; }
}

/// <summary>The verdict on each item of a <see cref="Work.ProbeWork"/>; an item that is not named was not looked at.</summary>
public sealed record ProbeResult : RunnerResult
{
    public required IReadOnlyList<ProbedItem> Items { get; init; }
}

/// <param name="ItemId">The item's number.</param>
/// <param name="Verdict">What is to be done with it.</param>
/// <param name="Reason">Why, for a person; null when the verdict says it all.</param>
public sealed record ProbedItem(long ItemId, ProbeVerdict Verdict, string? Reason = null);

/// <summary>What the probe found.</summary>
public enum ProbeVerdict
{
    /// <summary>Every output is there and made from this very file with these options.</summary>
    Fresh,

    /// <summary>At least one output is missing or stale.</summary>
    NeedsExtraction,

    /// <summary>The video is not there.</summary>
    SourceMissing,

    /// <summary>The video is there and can't be worked on: a directory, no permission, zero bytes.</summary>
    SourceUnreadable,
}

/// <summary>How one extraction ended.</summary>
public sealed record ExtractResult : RunnerResult
{
    public required long ItemId { get; init; }

    public required ExtractOutcome Outcome { get; init; }

    /// <summary>Why, for a person: what happened, why we think so, what to do. Null when all went well.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the pictures came from; null when there were none.</summary>
    public FrameSource? Source { get; init; }

    /// <summary>Display name of the worker, such as <c>CPU Worker 1</c>.</summary>
    public string Worker { get; init; } = "";

    /// <summary>Number of pictures at the finest interval.</summary>
    public int FrameCount { get; init; }

    /// <summary>Length of the video; zero when unknown.</summary>
    public double MediaSeconds { get; init; }

    /// <summary>Time that the extraction took, without waiting.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>How the pictures were made; null when none had to be.</summary>
    public ExtractionReport? Report { get; init; }

    /// <summary>One entry per plan of the item, in the order of the plans; empty when no plan was reached.</summary>
    public IReadOnlyList<PlanResult> Plans { get; init; } = [];
}

/// <summary>How an extraction ended as a whole.</summary>
public enum ExtractOutcome
{
    /// <summary>At least one output was written, and none failed.</summary>
    Published,

    /// <summary>Every output was fresh already.</summary>
    Fresh,

    /// <summary>The video is not there.</summary>
    SourceMissing,

    /// <summary>The video changed while it was read; the pictures were thrown away. Worth another try.</summary>
    SourceChanged,

    /// <summary>The video holds no picture: audio only, empty, or broken before the first frame.</summary>
    NoFrames,

    /// <summary>Something went wrong; the reason says what.</summary>
    Failed,

    /// <summary>The job was cancelled before the work was done.</summary>
    Cancelled,
}

/// <summary>Where the pictures of a result came from. Wire form of the REST API: extracted, cache_hit, output_existed.</summary>
public enum FrameSource
{
    Extracted,
    CacheHit,
    OutputExisted,
}

/// <param name="ServerId">From the plan.</param>
/// <param name="Format">From the plan.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it failed; null otherwise.</param>
/// <param name="Target">The plan's target.</param>
/// <param name="Width">Measured width of a picture in pixels; 0 when there is none.</param>
/// <param name="Height">Measured height of a picture in pixels; 0 when there is none.</param>
/// <param name="FrameCount">Pictures in this output.</param>
public sealed record PlanResult(
    string ServerId, Work.OutputFormat Format, PlanStatus Status, string? Reason, string Target, int Width, int Height, int FrameCount);

/// <summary>How one output ended.</summary>
public enum PlanStatus
{
    Published,
    Fresh,
    Failed,
}
