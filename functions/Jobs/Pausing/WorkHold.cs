namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>What keeps a running job from sending work.</summary>
public enum WorkHold
{
    /// <summary>Nothing. A job that has ended is not held either: it has to find that out.</summary>
    None,

    /// <summary>All work is held; runners keep what they were sent, and go on with it.</summary>
    AllWork,

    /// <summary>The job has no slot; what was sent of it is to be taken back.</summary>
    ThisJob,
}
