using Cronos;

namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>
/// Once a day at a wall-clock time, on every day without exception: where the clocks skip the time, right after the gap; where they show it twice, the
/// first time.
/// </summary>
public sealed record DailyRecurrence(TimeOnly At, TimeZoneInfo Zone) : Recurrence
{
    private readonly CronExpression _expression = CronExpression.Parse($"{At.Minute} {At.Hour} * * *");

    public override DateTimeOffset? After(DateTimeOffset instant) => _expression.GetNextOccurrence(instant, Zone);
}
