namespace PreviewForge.Functions.Automation.Webhooks.Pending;

/// <summary>A batch in its quiet period as the REST API shows it.</summary>
public sealed record PendingView
{
    public required string Key { get; init; }

    public required string Source { get; init; }

    /// <summary>Files and items, deleted ones not counted.</summary>
    public required int FileCount { get; init; }

    public required string FirstTitle { get; init; }

    public required DateTimeOffset FireAt { get; init; }

    /// <summary>Never negative; tenths.</summary>
    public required double RemainingSeconds { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>The first hundred, as they were announced.</summary>
    public required IReadOnlyList<string> Paths { get; init; }
}

/// <param name="Pending">The first to be released comes first.</param>
public sealed record PendingPage(IReadOnlyList<PendingView> Pending);
