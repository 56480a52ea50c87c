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
/// <param name="Workers">The workers that work on this job now.</param>
internal sealed record JobProgress(
    string? CurrentItem, int TotalItems, int ProcessedItems, IReadOnlyDictionary<string, int>? Outcome, IReadOnlyList<Worker>? Workers);

internal sealed record JobList(IReadOnlyList<Job> Jobs);

/// <summary>Body of <c>POST /api/jobs/manual</c>.</summary>
internal sealed record ManualJob(IReadOnlyList<string> FilePaths, bool ForceRegenerate);

/// <param name="CurrentFile">Path of the video; empty when it does nothing.</param>
/// <param name="ProgressPercent">0 to 100.</param>
/// <param name="Speed">Such as <c>12.3x</c>.</param>
/// <param name="RemainingTime">Seconds; null when unknown.</param>
internal sealed record Worker(string? CurrentFile, double ProgressPercent, string? Speed, double? RemainingTime);

/// <summary>One page of <c>/api/jobs/{id}/files</c>.</summary>
internal sealed record FilePage(IReadOnlyList<FileRow> Files, bool ListTruncated, int TotalPages);

/// <param name="File">The video; empty in a row that only says that rows are missing.</param>
/// <param name="Outcome">A word of the API, such as <c>generated</c>.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="Outputs">What was made, or was there already.</param>
/// <param name="Extraction">What that cost; null when nothing had to be made.</param>
internal sealed record FileRow(string File, string Outcome, string? Reason, IReadOnlyList<OutputRow>? Outputs, ExtractionRow? Extraction = null)
{
    public bool IsFresh => Outcome == "skipped_bif_exists";

    public bool IsExcluded => Outcome == "skipped_excluded";

    public bool IsFine => IsFineOutcome(Outcome);

    public static bool IsFineOutcome(string outcome) => outcome is "generated" or "skipped_bif_exists" or "skipped_excluded";
}

/// <param name="Format">Such as <c>bif</c>.</param>
/// <param name="Path">The file, or the folder of tile sheets.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Width">Width of a picture in pixels.</param>
/// <param name="Height">Its height; null when the app didn't look.</param>
/// <param name="Frames">Pictures in it; null when the app didn't look.</param>
internal sealed record OutputRow(string Format, string Path, string Status, int Width, int? Height, int? Frames)
{
    public bool WasWritten => Status == "published";
}

/// <param name="Way">How the pictures were made, such as <c>keyframe_pass</c>.</param>
/// <param name="Device">What decoded: <c>cpu</c>, or a GPU.</param>
/// <param name="AlignmentSeconds">No picture is further off than this; null when nobody knows.</param>
/// <param name="BytesRead">Bytes read of the video.</param>
/// <param name="SourceBytes">Bytes that it has; 0 when unknown.</param>
/// <param name="FramesDecoded">Pictures that came off the decoder.</param>
/// <param name="IndexSeconds">For reading the container's index.</param>
/// <param name="DescribeSeconds">For describing the video.</param>
/// <param name="DecodeSeconds">For the pictures.</param>
/// <param name="PublishSeconds">For the outputs.</param>
internal sealed record ExtractionRow(
    string Way, string Device, double? AlignmentSeconds, long BytesRead, long SourceBytes, int FramesDecoded,
    double IndexSeconds, double DescribeSeconds, double DecodeSeconds, double PublishSeconds)
{
    public double Seconds => IndexSeconds + DescribeSeconds + DecodeSeconds + PublishSeconds;
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = false)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(ManualJob))]
[JsonSerializable(typeof(FilePage))]
internal sealed partial class RestJson : JsonSerializerContext;
