using System.Diagnostics;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>Keeps one program's processes in step with the switch, and measures for how long they stood still.</summary>
internal sealed class Standstill(Process process, PauseSwitch? pause, TimeProvider time) : IDisposable
{
    private TimeSpan _before;
    private long? _since;

    /// <summary>Time without which it could not get on.</summary>
    public TimeSpan Total => _before + (_since is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero);

    /// <summary>True while it stands still.</summary>
    public bool Follow()
    {
        var isWanted = pause is { IsPaused: true };
        if (isWanted && _since is null && ProcessGroup.Stop(process))
        {
            _since = time.GetTimestamp();
        }
        else if (!isWanted)
        {
            Release();
        }

        return _since is not null;
    }

    /// <summary>Lets it go on, so that it can end: a process that stands still doesn't hear that it is asked to.</summary>
    public void Dispose() => Release();

    private void Release()
    {
        if (_since is not { } since)
        {
            return;
        }

        ProcessGroup.Continue(process);
        _before += time.GetElapsedTime(since);
        _since = null;
    }
}
