namespace PreviewForge.GpuRunner.Intake;

/// <summary>Whether new work is taken. Work in hand doesn't care.</summary>
internal sealed class IntakeGate
{
    private volatile bool _isPaused;
    private volatile bool _isEnding;

    public bool IsOpen => !_isPaused && !_isEnding;

    /// <summary>False from the moment at which this process was told to end.</summary>
    public bool IsAccepting => !_isEnding;

    public void Pause(bool paused) => _isPaused = paused;

    public void End() => _isEnding = true;
}
