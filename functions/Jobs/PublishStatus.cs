namespace PreviewForge.Functions.Jobs;

/// <summary>How one server's outputs of one video ended. On the wire in snake case.</summary>
public enum PublishStatus
{
    Published,

    /// <summary>The files are in place, but the server doesn't show them yet. Worth asking again.</summary>
    PublishedPendingRegistration,

    /// <summary>The server has the item, but has not looked into the file, so nobody knows where its previews go. Worth another try.</summary>
    SkippedNotIndexed,

    /// <summary>The server doesn't have the file, or can't be asked. Worth another try.</summary>
    SkippedNotInLibrary,
    SkippedOutputExists,
    Failed,
}
