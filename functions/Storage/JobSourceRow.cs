namespace PreviewForge.Functions.Storage;

/// <summary>One library that a job lists, and how far it has come: after a crash it goes on behind the last page that was kept.</summary>
public sealed class JobSourceRow
{
    public required Guid JobId { get; init; }

    /// <summary>From 0, in the order of the settings.</summary>
    public required int Number { get; init; }

    public required string ServerId { get; init; }

    public required string LibraryId { get; init; }

    public SourceState State { get; set; }

    /// <summary>Where the next page begins, in the vendor's terms; null for the first.</summary>
    public string? Cursor { get; set; }

    /// <summary>Files that were listed.</summary>
    public int Listed { get; set; }

    /// <summary>Of these, files whose paths lead nowhere here.</summary>
    public int Foreign { get; set; }

    /// <summary>Steps in a row that failed.</summary>
    public int Failures { get; set; }

    /// <summary>When the next step may try again after one that failed; null when there is nothing to wait for.</summary>
    public DateTimeOffset? RetryAt { get; set; }

    /// <summary>Why it failed, or why files are missing, for people; null when neither is so.</summary>
    public string? Problem { get; set; }
}

/// <summary>Where a library's listing stands.</summary>
public enum SourceState
{
    Listing,
    Listed,

    /// <summary>Given up: what was listed before counts, but the list is not complete.</summary>
    Failed,
}
