using System.Collections.Concurrent;

namespace PreviewForge.EmbeddedHost.Hosting;

/// <summary>
/// Functions that triggers have started and that have not ended. When the host stops they may finish; who takes too long is asked to stop,
/// and who does not heed that is left behind.
/// </summary>
internal sealed class RunningFunctions(TimeProvider time) : IDisposable
{
    /// <summary>How long a function may go on after the host has begun to stop.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How long a function may take to heed its cancelled token.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly CancellationTokenSource _cancelled = new();
    private readonly CancellationTokenSource _leftBehind = new();

    /// <summary>For the functions: cancelled when their grace is over.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>For those who wait for functions: cancelled when it is of no use any more.</summary>
    public CancellationToken LeftBehind => _leftBehind.Token;

    /// <summary>Counts a task in until it has ended.</summary>
    public void Add(Task task)
    {
        _running[task] = true;
        task.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
    }

    /// <summary>Waits for all, as long as the class says, or until <paramref name="hurry"/>.</summary>
    public async Task DrainAsync(CancellationToken hurry)
    {
        await EndedWithinAsync(Grace, hurry);
        await _cancelled.CancelAsync();
        await EndedWithinAsync(Patience, hurry);
        await _leftBehind.CancelAsync();
        await EndedWithinAsync(Patience, hurry);
    }

    public void Dispose()
    {
        _cancelled.Dispose();
        _leftBehind.Dispose();
    }

    private Task EndedWithinAsync(TimeSpan limit, CancellationToken hurry) =>
        Task.WhenAll(_running.Keys).WaitAsync(limit, time, hurry).ContinueWith(_ => { }, TaskScheduler.Default);
}
