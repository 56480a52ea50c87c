namespace PreviewForge.Functions.Live;

/// <summary>What changed. In snake case these are the names that clients hear.</summary>
public enum LiveEventKind
{
    JobCreated,
    JobStarted,

    /// <summary>Label, priority, configuration, or the state of its chain of retries.</summary>
    JobUpdated,
    JobProgress,
    JobCompleted,
    JobFailed,
    JobCancelled,
    JobPaused,
    JobResumed,
    JobDeleted,

    /// <summary>Data: how many.</summary>
    JobsCleared,

    /// <summary>A reason to hold all work came or went. Data: whether it is held, and why.</summary>
    ProcessingPausedChanged,

    /// <summary>Somebody added or removed workers, or the settings did.</summary>
    WorkerUpdate,

    /// <summary>A schedule was made, changed, run or deleted. Subject: its id.</summary>
    ScheduleUpdated,

    /// <summary>A webhook came. Subject: the key of its batch, empty when it went into none.</summary>
    WebhookReceived,

    /// <summary>A batch was released. Subject: its key.</summary>
    WebhookTriggered,

    /// <summary>A server began or ceased to be watched. Subject: its id.</summary>
    PlaybackChanged,
}
