using System.Collections.Concurrent;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>
/// Runs an orchestrator's continuations one after the other on the thread that drains it, so that its code never runs in parallel with
/// itself and goes on in the same order in every replay.
/// </summary>
internal sealed class OrchestratorThread : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private TaskCompletionSource _posted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when something was posted since the last drain.</summary>
    public Task Posted => _posted.Task;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _queue.Enqueue((d, state));
        _posted.TrySetResult();
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Does something on this context and then all that follows from it.</summary>
    public void Run(Action work)
    {
        SynchronizationContext? previous = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
            while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
            {
                next.Callback(next.State);
            }

            if (_posted.Task.IsCompleted)
            {
                _posted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
