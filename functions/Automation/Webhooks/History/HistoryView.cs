using System.Text.Json.Serialization;

namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>A line of the history as the REST API shows it; what isn't known is left out.</summary>
public sealed record HistoryView
{
    public required DateTimeOffset Timestamp { get; init; }

    public required string Source { get; init; }

    public required string EventType { get; init; }

    public required string Title { get; init; }

    public required string Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? JobId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PathCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? FilesPreview { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServerId { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServerName { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServerType { get; init; }
}

/// <param name="Events">Newest first.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryView> Events);
