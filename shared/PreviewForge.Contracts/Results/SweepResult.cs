namespace PreviewForge.Contracts.Results;

/// <summary>
/// How a <see cref="Work.SweepWork"/> ended. Counts are of one delivery: what a runner had removed before it died or was told to stop
/// is in no count.
/// </summary>
public sealed record SweepResult : RunnerResult
{
    /// <summary>Most paths that a result names.</summary>
    public const int MaxPaths = 200;

    /// <summary>As it was asked for; false also when the sweep was not begun.</summary>
    public bool DryRun { get; init; }

    /// <summary>Folders that were looked into, without those of previews.</summary>
    public long Folders { get; init; }

    /// <summary>Folders that could not be looked into; nothing in them was counted or removed.</summary>
    public long UnreadableFolders { get; init; }

    /// <summary>Videos seen, links to videos included.</summary>
    public long Videos { get; init; }

    /// <summary>Our own previews seen, orphans included. A <c>.bif</c> file, the sheets of one width, and a <c>.vtt</c> file are one each.</summary>
    public long Previews { get; init; }

    /// <summary>Of these, previews of videos that are gone.</summary>
    public long Orphans { get; init; }

    /// <summary>Of these, removed; 0 in a dry run. An orphan that was neither removed nor failed was none any more when it came to it.</summary>
    public long Removed { get; init; }

    /// <summary>Orphans that could not be removed.</summary>
    public long NotRemoved { get; init; }

    /// <summary>Why the first of these could not be removed, as a sentence for a person; null when all could.</summary>
    public string? Problem { get; init; }

    /// <summary>Bytes of the files that were removed; in a dry run or after a refusal, of those that would have been.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// Absolute paths of the first previews that were removed, or would have been: at most <see cref="MaxPaths"/>, and fewer when a
    /// message has no room for them.
    /// </summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Why nothing was removed, or nothing more; null when the sweep was done to its end.</summary>
    public SweepRefusal? Refusal { get; init; }
}

/// <param name="Cause">What stopped the sweep.</param>
/// <param name="Reason">As sentences for a person: what happened, why we think so, what to do.</param>
public sealed record SweepRefusal(SweepStop Cause, string Reason);

/// <summary>What stops a sweep.</summary>
public enum SweepStop
{
    /// <summary>A root is not there; nothing was removed.</summary>
    RootMissing,

    /// <summary>A root can't be looked into; nothing was removed.</summary>
    RootUnreadable,

    /// <summary>A root holds nothing, like a mount point without its disk; nothing was removed.</summary>
    RootEmpty,

    /// <summary>No video is below a root; nothing was removed.</summary>
    RootWithoutVideos,

    /// <summary>
    /// More than half of our previews would go. Nothing was removed, unless the videos vanished while the sweep was at work: then what
    /// was removed is counted, and is not more than half.
    /// </summary>
    TooManyOrphans,

    /// <summary>The job was cancelled.</summary>
    Cancelled,

    /// <summary>Something else went wrong.</summary>
    Failed,
}
