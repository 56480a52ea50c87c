namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where a monitored timer stands. Times are those of the schedule's time zone.</summary>
public class ScheduleStatus
{
    /// <summary>The last tick; the default value when there was none.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next expected tick.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was written.</summary>
    public DateTime LastUpdated { get; set; }
}
