namespace PreviewForge.Functions.Jobs;

/// <summary>How one video of a job ended. On the wire in snake case, such as <c>skipped_bif_exists</c>.</summary>
public enum ItemOutcome
{
    /// <summary>At least one output was written.</summary>
    Generated,

    /// <summary>Every output was there already and fresh; the name is older than the other formats.</summary>
    SkippedBifExists,

    /// <summary>No server that wants previews can say yet where they go. Worth another try.</summary>
    SkippedNotIndexed,

    SkippedFileNotFound,

    SkippedExcluded,

    Failed,

    /// <summary>Of a clean-up, whose items are folders: it was searched to its end.</summary>
    Swept,

    /// <summary>No media server wants this video. When none owns its path, that may change: worth another try.</summary>
    NoMediaParts,

    /// <summary>A webhook named a path that no media server owns by any of its names. Worth another try.</summary>
    UnresolvedVendor,
}
