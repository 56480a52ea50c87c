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
    /// <summary>When the next try begins; no job waits for one yet.</summary>
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

/// <param name="FilePaths">The first of the submitted paths.</param>
/// <param name="PathCount">How many were submitted.</param>
/// <param name="ForceGenerate">Outputs are made again even when they are fresh.</param>
/// <param name="ServerId">The one server that is published to; null for all.</param>
public sealed record ConfigView(IReadOnlyList<string> FilePaths, int PathCount, bool ForceGenerate, string? ServerId);
