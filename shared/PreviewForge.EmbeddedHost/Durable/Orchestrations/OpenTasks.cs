using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>What the orchestrator's code has asked for: what history must confirm or the step must add, and what waits for a result.</summary>
internal sealed class OpenTasks
{
    private readonly SortedDictionary<int, ScheduledEvent> _unconfirmed = [];
    private readonly Dictionary<int, TaskCompletionSource<string?>> _waiting = [];
    private readonly HashSet<int> _timers = [];
    private int _nextId;

    public bool HasTimers => _timers.Count > 0;

    public bool IsWaiting => _waiting.Count > 0;

    /// <summary>Timers that were cancelled; emptied where the replay comes to what is new.</summary>
    public HashSet<int> CancelledTimers { get; } = [];

    /// <summary>What is not in the history yet, in the order in which it was asked for.</summary>
    public IReadOnlyList<ScheduledEvent> Added => [.. _unconfirmed.Values];

    public int NextId() => _nextId++;

    public void Add(ScheduledEvent scheduled) => _unconfirmed.Add(scheduled.Id, scheduled);

    /// <returns>The result as JSON.</returns>
    /// <exception cref="TaskFailure">It failed.</exception>
    public Task<string?> AddAndWait(ScheduledEvent scheduled)
    {
        Add(scheduled);
        TaskCompletionSource<string?> source = new();
        _waiting.Add(scheduled.Id, source);
        return source.Task;
    }

    public Task AddTimer(TimerCreated timer, CancellationToken cancellationToken)
    {
        _timers.Add(timer.Id);
        Task fired = AddAndWait(timer);
        if (cancellationToken.CanBeCanceled)
        {
            cancellationToken.UnsafeRegister(_ => Cancel(timer.Id, cancellationToken), null);
        }

        return fired;
    }

    /// <exception cref="NonDeterministicOrchestrationException">The code has asked for something else, or for nothing.</exception>
    public void Confirm(ScheduledEvent recorded)
    {
        if (!_unconfirmed.Remove(recorded.Id, out ScheduledEvent? asked))
        {
            throw new NonDeterministicOrchestrationException(
                $"Task #{recorded.Id} of the history is {recorded.Description}, but the code did not ask for it.");
        }

        if (!string.Equals(asked.Description, recorded.Description, StringComparison.OrdinalIgnoreCase))
        {
            throw new NonDeterministicOrchestrationException(
                $"Task #{recorded.Id} of the history is {recorded.Description}, but the code asked for {asked.Description}.");
        }
    }

    /// <summary>Gives a result; one that nobody waits for is ignored.</summary>
    public void Complete(int id, string? result)
    {
        _timers.Remove(id);
        if (_waiting.Remove(id, out TaskCompletionSource<string?>? source))
        {
            source.SetResult(result);
        }
    }

    public void Fail(int id, Failure failure)
    {
        if (_waiting.Remove(id, out TaskCompletionSource<string?>? source))
        {
            source.SetException(new TaskFailure(failure));
        }
    }

    private void Cancel(int id, CancellationToken cancellationToken)
    {
        if (_waiting.Remove(id, out TaskCompletionSource<string?>? source))
        {
            _timers.Remove(id);
            CancelledTimers.Add(id);
            source.SetCanceled(cancellationToken);
        }
    }
}

/// <summary>Carries a failure from the history to the code that waits, which makes the public exception of it.</summary>
internal sealed class TaskFailure(Failure failure) : Exception(failure.Message)
{
    public Failure Failure { get; } = failure;
}
