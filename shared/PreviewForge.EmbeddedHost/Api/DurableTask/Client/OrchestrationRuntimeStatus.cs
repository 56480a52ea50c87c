namespace Microsoft.DurableTask.Client;

/// <summary>State of an orchestration.</summary>
public enum OrchestrationRuntimeStatus
{
    Running = 0,
    Completed = 1,

    /// <summary>Passed through between two rounds; clients see <see cref="Running"/>.</summary>
    ContinuedAsNew = 2,
    Failed = 3,

    /// <summary>Not used.</summary>
    Canceled = 4,
    Terminated = 5,

    /// <summary>Accepted, not started yet.</summary>
    Pending = 6,
    Suspended = 7,
}
