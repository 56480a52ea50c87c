using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;

namespace PreviewForge.Functions.Storage;

/// <summary>A job.</summary>
public sealed class JobRow
{
    public required Guid Id { get; init; }

    public JobStatus Status { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Label for people, such as <c>Manual: Foo.mkv</c>.</summary>
    public required string LibraryName { get; init; }

    public string? LibraryId { get; init; }

    /// <summary>Who asked for the job; not the server that it publishes to.</summary>
    public string? ServerId { get; init; }

    public string? ServerName { get; init; }

    public string? ServerType { get; init; }

    public JobPriority Priority { get; init; }

    public bool Paused { get; init; }

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
