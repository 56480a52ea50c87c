namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>A line of the webhooks' history.</summary>
/// <param name="Source">As in <see cref="Intake.Arrival.Source"/>.</param>
/// <param name="EventType">As the sender calls it.</param>
/// <param name="Title">For people.</param>
/// <param name="Status">What became of it.</param>
public sealed record HistoryEntry(string Source, string EventType, string Title, HistoryStatus Status)
{
    public Guid? JobId { get; init; }

    public int? PathCount { get; init; }

    /// <summary>Names of the first files, at most 20; null when none are told.</summary>
    public IReadOnlyList<string>? FilesPreview { get; init; }

    /// <summary>Our id of the server that sent it, or that is published to.</summary>
    public string? ServerId { get; init; }
}

/// <summary>What became of a webhook; in snake case on the wire and in the database.</summary>
public enum HistoryStatus
{
    Test,
    Disabled,
    Ignored,
    IgnoredNoPath,
    IgnoredNoPaths,
    Queued,
    Deduped,

    /// <summary>A batch was released.</summary>
    Triggered,
    Error,
}
