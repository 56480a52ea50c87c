namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// The workers. A message is only taken once a worker is free for it. The number may change while they work: a worker too many
/// ends with its work in hand, and a worker too few comes at once.
/// </summary>
internal sealed class WorkerPool
{
    /// <summary>Each holds a leased message, and its lease is renewed all the time.</summary>
    private const int MostAside = 32;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Worker> _workers = [];
    private int _wanted;
    private int _aside;
    private TaskCompletionSource _changed = NewSignal();

    public WorkerPool(int workers) => Resize(workers);

    /// <summary>All workers by number.</summary>
    public IReadOnlyList<Worker> Workers
    {
        get
        {
            lock (_gate)
            {
                return [.. _workers.Values];
            }
        }
    }

    public void Resize(int workers)
    {
        lock (_gate)
        {
            _wanted = workers;
            Trim();
            for (var id = 1; _workers.Count < _wanted; id++)
            {
                _workers.TryAdd(id, new Worker(id));
            }

            Signal();
        }
    }

    /// <summary>Waits for a free worker and takes it, the lowest number first; give it back by <see cref="Return"/>.</summary>
    public async Task<Worker> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_workers.Values.FirstOrDefault(worker => !worker.IsTaken) is { } free)
                {
                    free.IsTaken = true;
                    return free;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Return(Worker worker)
    {
        lock (_gate)
        {
            worker.IsTaken = false;
            worker.Current = null;
            Trim();
            Signal();
        }
    }

    /// <summary>Gives a worker back, to ask for one again later; false when too many do so already.</summary>
    public bool TryStepAside(Worker worker)
    {
        lock (_gate)
        {
            if (_aside == MostAside)
            {
                return false;
            }

            _aside++;
        }

        Return(worker);
        return true;
    }

    public void EndWaitingAside()
    {
        lock (_gate)
        {
            _aside--;
        }
    }

    // The highest numbers go first, and only those without work.
    private void Trim()
    {
        foreach (var id in _workers.Where(entry => !entry.Value.IsTaken).Select(entry => entry.Key).Reverse().Take(_workers.Count - _wanted).ToList())
        {
            _workers.Remove(id);
        }
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
