namespace PreviewForge.Functions.Automation.Schedules.Firing;

/// <summary>What a start of a schedule came to.</summary>
/// <param name="JobId">The job that does it.</param>
/// <param name="Kind">How it came to the job.</param>
public sealed record StartedRun(Guid JobId, RunKind Kind);

/// <summary>How a start came to its job.</summary>
public enum RunKind
{
    /// <summary>It made one.</summary>
    Created,

    /// <summary>It let one go on that a stop time had suspended.</summary>
    Resumed,

    /// <summary>One of an earlier start still waits or runs, and does for this one, too.</summary>
    Coalesced,
}
