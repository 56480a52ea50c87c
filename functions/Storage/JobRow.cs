using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;

namespace PreviewForge.Functions.Storage;

/// <summary>A job.</summary>
public sealed class JobRow
{
    public required Guid Id { get; init; }

    public JobStatus Status { get; set; }

    /// <summary>Of the first job of a chain of retries, when the chain last moved: it stays at the top of lists.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Label for people, such as <c>Manual: Foo.mkv</c>.</summary>
    public required string LibraryName { get; set; }

    public string? LibraryId { get; init; }

    /// <summary>Who asked for the job; not the server that it publishes to.</summary>
    public string? ServerId { get; init; }

    public string? ServerName { get; init; }

    public string? ServerType { get; init; }

    public JobPriority Priority { get; set; }

    /// <summary>True: this job alone is held, and needs no slot; a schedule's stop time does that. Of the first job of a chain: its try is.</summary>
    public bool Paused { get; set; }

    /// <summary>A pending job is not let in before somebody sets this to null: the end of a quiet period, or of a back-off. When that will be.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>True while the job counts against <c>max_concurrent_jobs</c>.</summary>
    public bool HoldsSlot { get; set; }

    /// <summary>Where the chain of retries stands that this job is the first of.</summary>
    public ChainState Chain { get; set; }

    /// <summary>When that chain began; null without one.</summary>
    public DateTimeOffset? ChainStartedAt { get; set; }

    /// <summary>Why it failed; of a completed job, its warning.</summary>
    public string? Error { get; set; }

    public required JobConfig Config { get; init; }

    /// <summary>Of a retry: the job whose videos it tries again.</summary>
    public Guid? ParentJobId { get; init; }

    public string ParentScheduleId { get; init; } = "";

    /// <summary>Counts at the end of the job; null while they are counted from the items.</summary>
    public JobTally? Tally { get; set; }

    /// <summary>What the pictures are made with, fixed when the job begins; null before.</summary>
    public FrameOptions? Frames { get; set; }

    /// <summary>When all of the job's videos were among its items; null before.</summary>
    public DateTimeOffset? ListedAt { get; set; }

    /// <summary>How many tries the job's chain of retries may have, 0 for none; fixed when the job begins.</summary>
    public int MaxRetries { get; set; }

    /// <summary>The try that the chain is at, from 1; 0 before the first.</summary>
    public int RetryAttempt { get; set; }

    /// <summary>When the next try begins; null when none is waited for.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>True from the moment that the orchestration was told of progress until it looks; saves it from a storm of events.</summary>
    public bool WakeRequested { get; set; }

    /// <summary>How often an orchestration was started for this job.</summary>
    public int Starts { get; set; }
}
