using System.Text.Json.Serialization;

namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>Whether <c>schedules.json</c> could be read, as the REST API tells it; what there is nothing to say about is left out.</summary>
public sealed record LoadStatus
{
    public const string Ok = "ok";

    /// <summary><c>ok</c>, <c>permission_denied</c>, <c>corrupt_json</c> or <c>load_failed</c>.</summary>
    public required string Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorMessage { get; init; }

    /// <summary>The newest backup.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? BackupPath { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProcessUser { get; init; }

    /// <summary>Octal, such as <c>0600</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FileMode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RecoveryHint { get; init; }

    /// <summary>Records that can't be run, and stay in the file; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<BrokenSchedule>? Skipped { get; init; }

    [JsonIgnore]
    public bool IsOk => Status == Ok;
}

/// <param name="Id">Of the record.</param>
/// <param name="Error">What is wrong with it.</param>
public sealed record BrokenSchedule(string Id, string Error);
