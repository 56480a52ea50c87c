using System.Text.Json.Nodes;
using PreviewForge.Functions.Automation.Schedules.Timing;
using PreviewForge.Functions.Jobs.Submission;

namespace PreviewForge.Functions.Automation.Schedules;

/// <summary>A record of <c>schedules.json</c>, checked.</summary>
public sealed record Schedule
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool Enabled { get; init; }

    /// <summary><c>cron</c> or <c>interval</c>.</summary>
    public required string TriggerType { get; init; }

    /// <summary>The cron line, or the minutes.</summary>
    public required string TriggerValue { get; init; }

    public required Recurrence Starts { get; init; }

    /// <summary>When its jobs are suspended each day; null for never.</summary>
    public Recurrence? Stops { get; init; }

    /// <summary><c>HH:MM</c>, empty for none.</summary>
    public string StopTime { get; init; } = "";

    /// <summary>The IANA id of the zone that it is meant in; empty for the app's own.</summary>
    public string Timezone { get; init; } = "";

    public IReadOnlyList<string> LibraryIds { get; init; } = [];

    public string LibraryName { get; init; } = "";

    public string? ServerId { get; init; }

    /// <summary>1 high, 2 normal, 3 low; null when it doesn't say.</summary>
    public int? Priority { get; init; }

    /// <summary>What it says of its jobs, as it was sent.</summary>
    public JsonObject Config { get; init; } = [];

    /// <summary>The job that it makes, as far as the schedule says.</summary>
    public required LibraryJobRequest Job { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last made a job, or resumed one.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>The last run that did not happen; null when there was none.</summary>
    public SkippedRun? LastSkip { get; init; }

    /// <summary>Starts and stops up to here were dealt with; null when nobody has looked yet, and nothing was missed.</summary>
    public DateTimeOffset? HandledUntil { get; init; }

    /// <summary>Changes with everything that its orchestration has to know of.</summary>
    public required string Revision { get; init; }
}
