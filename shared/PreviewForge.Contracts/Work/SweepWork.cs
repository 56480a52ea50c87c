namespace PreviewForge.Contracts.Work;

/// <summary>
/// Asks to remove previews of videos that are gone. May take an hour; the same message twice ends in the same files. It goes through
/// the queues of probes. Runners that are older than this message put it into the poison queue without an answer.
/// </summary>
public sealed record SweepWork : WorkMessage
{
    /// <summary>Most roots that one message holds.</summary>
    public const int MaxRoots = 64;

    /// <summary>
    /// Absolute paths of folders of libraries as the runner sees them, 1 to <see cref="MaxRoots"/>. All of one message are judged
    /// together: when one doesn't look right, nothing is removed below any.
    /// </summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>True: say what would be removed, and remove nothing.</summary>
    public bool DryRun { get; init; }
}
