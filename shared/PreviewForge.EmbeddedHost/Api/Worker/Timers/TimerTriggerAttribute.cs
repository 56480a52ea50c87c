using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule; its parameter is a <see cref="TimerInfo"/>.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>
    /// Six fields (second minute hour day month day-of-week), five without the seconds, a constant interval as <c>hh:mm:ss</c>,
    /// or <c>%NAME%</c> for a setting that holds one of these.
    /// </summary>
    public string Schedule { get; } = schedule;

    /// <summary>Whether the last run is remembered over restarts; of no effect on schedules below one minute.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether to run once at each start of the host.</summary>
    public bool RunOnStartup { get; set; }
}
