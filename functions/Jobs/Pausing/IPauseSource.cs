namespace PreviewForge.Functions.Jobs.Pausing;

/// <summary>
/// One reason to hold all work. It is asked each time, and answers from what is stored and from the clock, so that there is no flag that could be left
/// behind by a crash.
/// </summary>
public interface IPauseSource
{
    PauseReason Reason { get; }

    /// <summary>Whether it holds now. Quick, and never throws.</summary>
    bool IsActive();
}
