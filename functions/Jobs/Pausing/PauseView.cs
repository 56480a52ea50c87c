namespace PreviewForge.Functions.Jobs.Pausing;

/// <param name="Paused">True while there is any reason to hold all work.</param>
/// <param name="Reasons">All of them.</param>
public sealed record PauseView(bool Paused, IReadOnlyList<PauseReason> Reasons)
{
    internal static PauseView Of(ProcessingPause pause)
    {
        IReadOnlyList<PauseReason> reasons = pause.Reasons;
        return new PauseView(reasons.Count > 0, reasons);
    }
}
