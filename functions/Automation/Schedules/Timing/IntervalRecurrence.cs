namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>Every so often, counted from an instant that is kept: a restart doesn't begin the period anew, and nothing drifts.</summary>
/// <param name="Period">1 to 525600 whole minutes.</param>
/// <param name="Anchor">Occurrences are whole periods from it, also before it: a clock that was ahead when it was kept must not silence anything. What a schedule doesn't
/// owe, for want of its being there, its mark says.</param>
public sealed record IntervalRecurrence(TimeSpan Period, DateTimeOffset Anchor) : Recurrence
{
    /// <summary>Longest period in minutes, a year.</summary>
    public const int MostMinutes = 525_600;

    public override DateTimeOffset? After(DateTimeOffset instant) => At(Periods(instant) + 1);

    public override DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset until)
        => At(Periods(until)) is var at && at > after ? at : null;

    private DateTimeOffset At(long count) => Anchor + (Period * count);

    /// <summary>How many whole periods have passed.</summary>
    private long Periods(DateTimeOffset at) => (long)Math.Floor((at - Anchor) / Period);
}
