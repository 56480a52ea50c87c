namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>
/// The rule for starts and stops, also for those that were missed because the app was down: all that lie between what was dealt with last and now are
/// looked at together. The last start happens once if it is late by no more than the grace, and if no stop came after it; older ones are skipped. A disabled schedule has
/// no starts, and its stops all the same.
/// </summary>
internal static class ScheduleTimeline
{
    /// <summary>A start that is later than this is skipped.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The next start or stop that was not yet dealt with; it may have passed. Null when there is none any more.</summary>
    public static DateTimeOffset? Next(Schedule schedule, DateTimeOffset now)
    {
        DateTimeOffset from = From(schedule, now);
        return new[] { StartsOf(schedule)?.After(from), schedule.Stops?.After(from) }.Min();
    }

    public static DueEvents Due(Schedule schedule, DateTimeOffset now)
    {
        DateTimeOffset from = From(schedule, now);
        DateTimeOffset? start = StartsOf(schedule)?.Latest(from, now);
        DateTimeOffset? stop = schedule.Stops?.Latest(from, now);
        DueEvents due = new() { Until = new[] { start, stop }.Max() };
        return (start, stop) switch
        {
            (null, null) => DueEvents.None,
            (null, _) => due with { Stop = true },
            ({ } began, { } ended) when ended > began => due with { Stop = true, Skipped = new SkippedRun(began, "Its stop time had passed when the app could start it") },
            ({ } began, _) when now - began > Grace => due with
            {
                Stop = stop is not null,
                Skipped = new SkippedRun(began, "The app did not run at that time, nor within an hour after it"),
            },
            _ => due with { Start = start },
        };
    }

    /// <summary>Whether a mark can be believed. One in the future was made by a clock that was wrong, and must not silence the schedule until then.</summary>
    public static bool IsMark(DateTimeOffset? handledUntil, DateTimeOffset now) => handledUntil <= now + Grace;

    private static Recurrence? StartsOf(Schedule schedule) => schedule.Enabled ? schedule.Starts : null;

    private static DateTimeOffset From(Schedule schedule, DateTimeOffset now) => IsMark(schedule.HandledUntil, now) ? schedule.HandledUntil!.Value : now;
}
