using System.Text.Json.Nodes;
using PreviewForge.Functions.Automation.Schedules.Timing;

namespace PreviewForge.Functions.Automation.Schedules.Reports;

/// <summary>A schedule as the REST API shows it.</summary>
public sealed record ScheduleView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string TriggerType { get; init; }

    public required string TriggerValue { get; init; }

    /// <summary>The trigger as requests name it; null for an interval.</summary>
    public required string? CronExpression { get; init; }

    /// <summary>The trigger as requests name it; null for a cron line.</summary>
    public required int? IntervalMinutes { get; init; }

    public required string? LibraryId { get; init; }

    public required IReadOnlyList<string> LibraryIds { get; init; }

    public required string LibraryName { get; init; }

    public required string? ServerId { get; init; }

    public required JsonObject Config { get; init; }

    public required bool Enabled { get; init; }

    public required DateTimeOffset? CreatedAt { get; init; }

    public required DateTimeOffset? LastRun { get; init; }

    /// <summary>Null while it is disabled.</summary>
    public required DateTimeOffset? NextRun { get; init; }

    /// <summary>The last run that did not happen, and why; null when there was none.</summary>
    public required SkippedRun? LastSkip { get; init; }

    public required int? Priority { get; init; }

    public required string StopTime { get; init; }

    /// <summary>The IANA id of its own time zone; empty for the app's.</summary>
    public required string Timezone { get; init; }
}
