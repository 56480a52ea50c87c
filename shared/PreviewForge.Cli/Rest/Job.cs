using System.Text.Json;
using System.Text.Json.Serialization;

namespace PreviewForge.Cli.Rest;

/// <summary>A job as the REST API shows it; members that are not needed here are left out.</summary>
internal sealed record Job(string Id, JobStatus Status, JobProgress? Progress, string? Error)
{
    public bool IsOver => Status is JobStatus.Completed or JobStatus.Failed or JobStatus.Cancelled;
}

[JsonConverter(typeof(JsonStringEnumConverter<JobStatus>))]
internal enum JobStatus
{
    Pending,
    Running,
    Completed,
    Failed,
    Cancelled,
}

/// <param name="CurrentItem">Status line for a person.</param>
/// <param name="TotalItems">Videos of the job; 0 until they are counted.</param>
/// <param name="ProcessedItems">Videos with an outcome.</param>
/// <param name="Outcome">Number of videos by outcome.</param>
internal sealed record JobProgress(string? CurrentItem, int TotalItems, int ProcessedItems, IReadOnlyDictionary<string, int>? Outcome);

internal sealed record JobList(IReadOnlyList<Job> Jobs);

/// <summary>Body of <c>POST /api/jobs/manual</c>.</summary>
internal sealed record ManualJob(IReadOnlyList<string> FilePaths, bool ForceRegenerate);

internal sealed record WorkerList(IReadOnlyList<Worker> Workers);

/// <param name="WorkerName">Such as <c>CPU Worker 1</c>.</param>
/// <param name="Status"><c>idle</c> or <c>processing</c>.</param>
/// <param name="CurrentTitle">Name of the video.</param>
/// <param name="ProgressPercent">0 to 100.</param>
/// <param name="Speed">Such as <c>12.3x</c>.</param>
internal sealed record Worker(string WorkerName, string Status, string? CurrentTitle, double ProgressPercent, string? Speed)
{
    public bool IsBusy => Status == "processing" && !string.IsNullOrEmpty(CurrentTitle);
}

/// <summary>One page of <c>/api/jobs/{id}/files</c>.</summary>
internal sealed record FilePage(IReadOnlyList<FileRow> Files, bool ListTruncated, int TotalPages);

/// <param name="File">The video; empty in a row that only says that rows are missing.</param>
/// <param name="Outcome">A word of the API, such as <c>generated</c>.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Outputs">What was made, or was there already.</param>
internal sealed record FileRow(string File, string Outcome, string? Reason, IReadOnlyList<OutputRow>? Outputs)
{
    public bool IsFresh => Outcome == "skipped_bif_exists";

    public bool IsFine => IsFresh || Outcome is "generated" or "skipped_excluded";
}

/// <param name="Format">Such as <c>bif</c>.</param>
/// <param name="Path">The file, or the folder of tile sheets.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Frames">Pictures in it.</param>
internal sealed record OutputRow(string Format, string Path, string Status, int Width, int Height, int Frames)
{
    public bool WasWritten => Status == "published";
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = false)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(ManualJob))]
[JsonSerializable(typeof(WorkerList))]
[JsonSerializable(typeof(FilePage))]
internal sealed partial class RestJson : JsonSerializerContext;
