namespace PreviewForge.Functions.Jobs;

/// <summary>Where one video of a job stands on its way. The numbers are in the database, and in the order of the way.</summary>
public enum ItemState
{
    /// <summary>Named by a path or a server's listing; what is to be written isn't known yet.</summary>
    Listed = 0,

    /// <summary>Planned; to be sent to a runner's probe.</summary>
    Waiting = 1,

    /// <summary>Sent to a probe, not answered.</summary>
    Probing = 2,

    /// <summary>The probe says that there is work.</summary>
    Ready = 3,

    /// <summary>Sent to an extraction, not answered.</summary>
    Extracting = 4,

    /// <summary>The outputs are in place; the servers are to be told, and asked.</summary>
    Announcing = 5,

    /// <summary>Has an outcome.</summary>
    Done = 6,
}
