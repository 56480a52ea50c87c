namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>How a restart goes.</summary>
internal sealed class RestartClock(TimeProvider time, Lock gate, Action begun, Action ended)
{
    private ITimer? _timer;
    private bool _isOn;

    /// <summary>Null: until <see cref="End"/>.</summary>
    public TimeSpan? Takes { get; set; } = TimeSpan.Zero;

    public int Count { get; private set; }

    public void Begin()
    {
        Count++;
        _isOn = true;
        begun();
        _timer?.Dispose();
        _timer = null;
        if (Takes == TimeSpan.Zero)
        {
            End();
        }
        else if (Takes is { } takes)
        {
            _timer = time.CreateTimer(_ => OnTimer(), null, takes, Timeout.InfiniteTimeSpan);
        }
    }

    public void End()
    {
        if (_isOn)
        {
            _isOn = false;
            ended();
        }
    }

    private void OnTimer()
    {
        lock (gate)
        {
            End();
        }
    }
}
