namespace PreviewForge.Functions.Jobs;

/// <summary>Where a chain of retries stands, as its first job shows it.</summary>
public enum ChainState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The next try waits for its time.</summary>
    Scheduled,

    /// <summary>The next try waits to be let in.</summary>
    QueuedForSlot,

    /// <summary>A try runs.</summary>
    Running,

    /// <summary>Nothing is owed any more.</summary>
    Completed,

    /// <summary>The tries are used up, and something is still owed.</summary>
    Exhausted,
}
