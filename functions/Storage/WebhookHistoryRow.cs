namespace PreviewForge.Functions.Storage;

/// <summary>A webhook that came, or a batch that was released, for people to look at.</summary>
public sealed class WebhookHistoryRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Source { get; init; }

    public required string EventType { get; init; }

    public required string Title { get; init; }

    /// <summary><c>test</c>, <c>disabled</c>, <c>ignored</c>, <c>ignored_no_path</c>, <c>ignored_no_paths</c>, <c>queued</c>, <c>deduped</c>, <c>triggered</c>, <c>error</c>.</summary>
    public required string Status { get; init; }

    public Guid? JobId { get; init; }

    public int? PathCount { get; init; }

    /// <summary>Names of the first files; null when none are told.</summary>
    public IReadOnlyList<string>? FilesPreview { get; init; }

    public string? ServerId { get; init; }
}
