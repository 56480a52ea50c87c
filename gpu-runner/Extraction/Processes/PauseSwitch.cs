namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>Whether programs in hand are to stand still.</summary>
internal sealed class PauseSwitch
{
    private volatile bool _isPaused;

    public bool IsPaused => _isPaused;

    public void Set(bool paused) => _isPaused = paused;
}
