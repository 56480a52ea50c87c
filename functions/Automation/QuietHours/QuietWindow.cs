namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>
/// A part of the day on some weekdays, in wall-clock time. It belongs to the day that it begins on, also where it goes on past midnight. Its start is
/// in it, its end is not; with both the same it is never.
/// </summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends; before the start, this is on the next day.</param>
/// <param name="Days">The days that it begins on.</param>
public sealed record QuietWindow(TimeOnly Start, TimeOnly End, QuietDays Days)
{
    /// <param name="local">What the clock on the wall shows.</param>
    public bool Contains(DateTime local)
    {
        TimeOnly time = TimeOnly.FromDateTime(local);
        return Start < End
            ? Days.Contains(local.DayOfWeek) && time >= Start && time < End
            : Start > End && ((Days.Contains(local.DayOfWeek) && time >= Start) || (Days.Contains(local.AddDays(-1).DayOfWeek) && time < End));
    }
}
