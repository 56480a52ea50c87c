namespace PreviewForge.Functions.Storage;

/// <summary>A batch of webhooks in its quiet period. There is at most one per key; it ends when its job is released.</summary>
public sealed class BatchRow
{
    /// <summary>Source, and after two colons the server that is published to, where it is only one.</summary>
    public required string Key { get; init; }

    /// <summary>The job, which is pending and has a <see cref="JobRow.NotBefore"/> equal to <see cref="FireAt"/>.</summary>
    public required Guid JobId { get; init; }

    public required string Source { get; init; }

    public required string FirstTitle { get; init; }

    /// <summary>Paths and items that are announced, deleted ones not counted.</summary>
    public int Count { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the quiet period ends, if nothing more comes.</summary>
    public required DateTimeOffset FireAt { get; set; }
}
