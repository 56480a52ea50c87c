using PreviewForge.Functions.Automation.Schedules.Cron;

namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>The times of a cron line in a time zone.</summary>
public sealed record CronRecurrence(CronLine Line, TimeZoneInfo Zone) : Recurrence
{
    public override DateTimeOffset? After(DateTimeOffset instant) => Line.Next(instant, Zone);
}
