using Microsoft.Extensions.Time.Testing;

namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>A clock that stands still until a test moves it, and that tells whether somebody waits for it.</summary>
internal sealed class ObservedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiting;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Observed timer = new(this, base.CreateTimer(callback, state, dueTime, period));
        Count(1);
        return timer;
    }

    /// <summary>
    /// Moves on as soon as somebody waits. Long ways are gone in steps: who waits piecemeal has a new timer after each.
    /// </summary>
    public Task AdvanceWaitersAsync(TimeSpan by) => AdvanceWaitersAsync(by, Step);

    public async Task AdvanceWaitersAsync(TimeSpan by, TimeSpan step)
    {
        for (TimeSpan left = by; left > TimeSpan.Zero; left -= step)
        {
            await SomebodyWaitsAsync();
            Advance(left < step ? left : step);
        }
    }

    /// <summary>Returns as soon as somebody waits: whoever the clock woke has done its work.</summary>
    public async Task SomebodyWaitsAsync()
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_waiting > 0)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    private void Count(int change)
    {
        lock (_gate)
        {
            _waiting += change;
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Observed(ObservedTime owner, ITimer timer) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            timer.Dispose();
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                owner.Count(-1);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
