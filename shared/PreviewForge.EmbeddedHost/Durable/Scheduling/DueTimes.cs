namespace PreviewForge.EmbeddedHost.Durable.Scheduling;

/// <summary>Wakes receivers when their messages fall due. A wake too many is harmless: the receiver looks and finds nothing.</summary>
internal sealed class DueTimes : IDisposable
{
    /// <summary>The clock may be set; so the wait is never longer than this.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly TimeProvider _time;
    private readonly Action<string> _wake;
    private readonly ITimer _timer;
    private bool _disposed;

    public DueTimes(TimeProvider time, Action<string> wake)
    {
        _time = time;
        _wake = wake;
        _timer = time.CreateTimer(_ => WakeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(string target, DateTimeOffset due)
    {
        lock (_gate)
        {
            _queue.Enqueue(target, due);
            SetTimer();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
        }

        _timer.Dispose();
    }

    private void WakeDue()
    {
        List<string> due = [];
        lock (_gate)
        {
            DateTimeOffset now = _time.GetUtcNow();
            while (_queue.TryPeek(out string? target, out DateTimeOffset at) && at <= now)
            {
                _queue.Dequeue();
                due.Add(target);
            }

            SetTimer();
        }

        due.ForEach(_wake);
    }

    private void SetTimer()
    {
        if (_disposed || !_queue.TryPeek(out _, out DateTimeOffset next))
        {
            return;
        }

        // Timers count whole milliseconds: rounded up, so that it isn't too early and needs another turn.
        TimeSpan wait = TimeSpan.FromMilliseconds(Math.Ceiling((next - _time.GetUtcNow()).TotalMilliseconds));
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait, Timeout.InfiniteTimeSpan);
    }
}
