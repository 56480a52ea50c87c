using System.Text.Json.Serialization;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>A job as the REST API shows it. The last four members repeat parts of <see cref="Progress"/> for older clients.</summary>
public sealed record JobView
{
    public required Guid Id { get; init; }

    public required JobStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required string? LibraryId { get; init; }

    public required string LibraryName { get; init; }

    public required string? ServerId { get; init; }

    public required string? ServerName { get; init; }

    public required string? ServerType { get; init; }

    public required IReadOnlyList<PublisherView> Publishers { get; init; }

    public required ProgressView Progress { get; init; }

    /// <summary>Why it failed; of a completed job, its warning.</summary>
    public required string? Error { get; init; }

    public required ConfigView Config { get; init; }

    public required bool Paused { get; init; }

    /// <summary>1 high, 2 normal, 3 low.</summary>
    public required int Priority { get; init; }

    public required string ParentScheduleId { get; init; }

    public int TotalItems => Progress.TotalItems;

    public int CompletedItems => Progress.ProcessedItems - FailedItems;

    public int FailedItems => Progress.Outcome?.GetValueOrDefault("failed") ?? 0;

    public IReadOnlyList<WorkerView> Workers => Progress.Workers;

    /// <summary>Only in the answer to the request that made the job.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }
}

/// <summary>How far a job is.</summary>
/// <param name="Percent">0 to 100; videos in work count by their share.</param>
/// <param name="CurrentItem">Status line for people.</param>
/// <param name="TotalItems">Videos of the job.</param>
/// <param name="ProcessedItems">Videos with an outcome.</param>
/// <param name="Speed">Seconds of video per second over all workers, such as <c>12.5x</c>.</param>
/// <param name="CurrentFile">A video in work; empty when there is none.</param>
/// <param name="Workers">The workers that work on this job.</param>
/// <param name="Outcome">Videos by outcome; null when none has one.</param>
public sealed record ProgressView(
    double Percent,
    string CurrentItem,
    int TotalItems,
    int ProcessedItems,
    string Speed,
    string CurrentFile,
    IReadOnlyList<WorkerView> Workers,
    IReadOnlyDictionary<string, int>? Outcome)
{
    /// <summary>Nothing is known yet.</summary>
    public static ProgressView None { get; } = new(0, "", 0, 0, WorkerView.SpeedText(0), "", [], null);

    /// <summary>When the next try of videos begins whose server was not ready; null when none is waited for.</summary>
    public DateTimeOffset? RetryEta { get; init; }

    /// <summary>Length of that wait in seconds.</summary>
    public double? RetryWaitTotal { get; init; }
}

/// <param name="ServerId">The server.</param>
/// <param name="ServerName">Its name now.</param>
/// <param name="ServerType">Its vendor.</param>
/// <param name="Counts">Videos by status.</param>
/// <param name="FrameSources">Videos by where their pictures came from.</param>
public sealed record PublisherView(
    string ServerId, string ServerName, string ServerType, IReadOnlyDictionary<string, int> Counts, IReadOnlyDictionary<string, int> FrameSources);

/// <param name="JobType">Where the videos come from: <c>paths</c>, <c>full_library</c>, <c>recently_added</c>, <c>retry</c>, <c>clean_up</c>.</param>
/// <param name="FilePaths">The first of the submitted paths.</param>
/// <param name="PathCount">How many were submitted.</param>
/// <param name="ForceGenerate">Outputs are made again even when they are fresh.</param>
/// <param name="ServerId">The one server that is published to; null for all.</param>
public sealed record ConfigView(JobKind JobType, IReadOnlyList<string> FilePaths, int PathCount, bool ForceGenerate, string? ServerId)
{
    /// <summary>The libraries that were asked for; empty for all.</summary>
    public IReadOnlyList<string> SelectedLibraryIds { get; init; } = [];

    /// <summary>Their names, where they were asked for by name.</summary>
    public IReadOnlyList<string> SelectedLibraries { get; init; } = [];

    /// <summary><c>newest</c>, <c>oldest</c>, <c>random</c>, or <c>natural</c>.</summary>
    public ItemOrder SortBy { get; init; }

    /// <summary>How far back recently added goes, in hours.</summary>
    public double LookbackHours { get; init; }

    /// <summary>Of a retry: the job whose videos are tried again.</summary>
    public Guid? ParentJobId { get; init; }

    /// <summary>Which try this is, or which one the job's retries are at; 0 before the first.</summary>
    public int RetryAttempt { get; init; }

    /// <summary>How many tries there may be.</summary>
    public int RetryMaxAttempts { get; init; }

    /// <summary>Who asked, in a word, such as <c>radarr</c>; empty for people.</summary>
    public string Source { get; init; } = "";

    /// <summary>Of a job of a schedule that lists recently added videos: the schedule.</summary>
    public string ParentScheduleId { get; init; } = "";

    /// <summary>True: a try of another job's videos.</summary>
    public bool IsRetry { get; init; }

    /// <summary>True: the first job of a chain of tries.</summary>
    public bool IsRetryChain { get; init; }

    /// <summary>Where that chain stands: <c>scheduled</c>, <c>queued_for_slot</c>, <c>running</c>, <c>completed</c>, <c>exhausted</c>; null without one.</summary>
    public ChainState? LastOutcome { get; init; }

    /// <summary>When that chain began.</summary>
    public DateTimeOffset? RetryStartedAt { get; init; }

    /// <summary>Of a try that waits for its time: when it may begin.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>What webhooks announced; empty for other jobs.</summary>
    public IReadOnlyList<string> WebhookPaths { get; init; } = [];

    /// <summary>Names of the first of them.</summary>
    public IReadOnlyList<string> WebhookBasenames { get; init; } = [];

    /// <summary>Files that webhooks said are gone.</summary>
    public IReadOnlyList<string> WebhookDeletedPaths { get; init; } = [];

    /// <summary>When the quiet period of its webhooks ends; null for other jobs, and after it.</summary>
    public DateTimeOffset? WebhookFireAt { get; init; }
}
