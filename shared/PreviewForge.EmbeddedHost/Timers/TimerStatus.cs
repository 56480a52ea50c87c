using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>What is remembered of a timer.</summary>
/// <param name="Last">The last tick that ran; null before the first.</param>
/// <param name="Next">The tick that was expected next when this was written.</param>
/// <param name="LastUpdated">When this was written.</param>
internal sealed record TimerStatus(DateTimeOffset? Last, DateTimeOffset Next, DateTimeOffset LastUpdated)
{
    /// <summary>As the function gets it.</summary>
    public ScheduleStatus ForFunction(TimeZoneInfo zone) => new()
    {
        Last = Last is { } last ? In(last, zone) : default,
        Next = In(Next, zone),
        LastUpdated = In(LastUpdated, zone),
    };

    private static DateTime In(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
        return zone == TimeZoneInfo.Utc ? DateTime.SpecifyKind(local, DateTimeKind.Utc) : local;
    }
}
