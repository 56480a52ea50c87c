using Microsoft.Extensions.Logging;

namespace PreviewForge.EmbeddedHost.Durable.Scheduling;

/// <summary>
/// Runs work by key: one run at a time for a key, a limited number at a time altogether. A signal during a run makes another run
/// follow, so nothing that was committed before a signal is overlooked.
/// </summary>
internal sealed class KeyedScheduler<TKey>(int maxConcurrency, Func<TKey, CancellationToken, Task> run, TimeProvider time, ILogger logger)
    : IDisposable
    where TKey : notnull
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, State> _states = [];
    private readonly Queue<TKey> _ready = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource? _idle;
    private int _running;

    private enum State
    {
        Queued,
        Running,
        RunningAndSignaled,
    }

    public void Signal(TKey key)
    {
        lock (_gate)
        {
            if (!_states.TryGetValue(key, out State state))
            {
                _states.Add(key, State.Queued);
                _ready.Enqueue(key);
            }
            else if (state == State.Running)
            {
                _states[key] = State.RunningAndSignaled;
            }

            StartMore();
        }
    }

    /// <summary>Starts nothing more, cancels what runs and waits for it.</summary>
    /// <param name="patience">Cancelled when there is no more time to wait.</param>
    public async Task StopAsync(CancellationToken patience)
    {
        Task idle;
        lock (_gate)
        {
            _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idle = _running == 0 ? Task.CompletedTask : _idle.Task;
        }

        await _stop.CancelAsync();
        try
        {
            await idle.WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            logger.LogWarning("Work is still running at shutdown; what it does is not kept, and it runs again at the next start.");
        }
    }

    public void Dispose() => _stop.Dispose();

    private void StartMore()
    {
        while (_running < maxConcurrency && _idle is null && _ready.TryDequeue(out TKey? key))
        {
            _states[key] = State.Running;
            _running++;
            TKey next = key;
            _ = Task.Run(() => RunAsync(next));
        }
    }

    private async Task RunAsync(TKey key)
    {
        bool failed = false;
        try
        {
            await run(key, _stop.Token);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // Abandoned: it is in the store as before.
        }
        catch (Exception e)
        {
            logger.LogError(e, "Durable work for {Key} could not be done; it is tried again in {Delay}.", key, RetryDelay);
            failed = true;
        }

        if (failed)
        {
            // The place is given to others meanwhile; the key stays taken.
            Leave();
            await DelayAsync();
            Requeue(key, always: true);
            return;
        }

        Requeue(key, always: false);
        Leave();
    }

    private void Requeue(TKey key, bool always)
    {
        lock (_gate)
        {
            if (_states.Remove(key, out State state) && (always || state == State.RunningAndSignaled))
            {
                _states.Add(key, State.Queued);
                _ready.Enqueue(key);
            }

            StartMore();
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _running--;
            StartMore();
            if (_running == 0)
            {
                _idle?.TrySetResult();
            }
        }
    }

    private async Task DelayAsync()
    {
        try
        {
            await Task.Delay(RetryDelay, time, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopping: nothing is started any more.
        }
    }
}
