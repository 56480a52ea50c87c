namespace PreviewForge.Functions.Jobs;

/// <summary>Where one video of a job stands on its way through the queues.</summary>
public enum ItemState
{
    /// <summary>To be sent to a runner's probe.</summary>
    Waiting,

    /// <summary>Sent to a probe, not answered.</summary>
    Probing,

    /// <summary>The probe says that there is work.</summary>
    Ready,

    /// <summary>Sent to an extraction, not answered.</summary>
    Extracting,

    /// <summary>Has an outcome.</summary>
    Done,
}
