namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>What of a schedule's starts and stops has come due and was not yet dealt with.</summary>
public sealed record DueEvents
{
    public static DueEvents None { get; } = new();

    /// <summary>The start that is to happen now, late by at most the grace; of several the last. Null for none.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>True: the schedule's jobs are to be suspended.</summary>
    public bool Stop { get; init; }

    /// <summary>The last start that will not happen; null for none.</summary>
    public SkippedRun? Skipped { get; init; }

    /// <summary>The last of all that is due; null when nothing is.</summary>
    public DateTimeOffset? Until { get; init; }
}
