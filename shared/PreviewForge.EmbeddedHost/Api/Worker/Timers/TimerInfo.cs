namespace Microsoft.Azure.Functions.Worker;

/// <summary>A tick of a timer.</summary>
public class TimerInfo
{
    /// <summary>Null when the timer is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>True for the one run that makes up for ticks missed while the host was down.</summary>
    public bool IsPastDue { get; set; }
}
