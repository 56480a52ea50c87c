namespace PreviewForge.FakeServers.Hosting;

/// <summary>A list that many add to, that forgets its oldest entries, and that can be waited on.</summary>
internal sealed class Journal<T>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _entries = [];
    private TaskCompletionSource _added = NewSignal();

    public IReadOnlyList<T> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    public void Add(T entry)
    {
        TaskCompletionSource added;
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > capacity)
            {
                _entries.Dequeue();
            }

            (added, _added) = (_added, NewSignal());
        }

        added.SetResult();
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The first entry that fits, be it there or yet to come.</summary>
    public async Task<T> WhenAsync(Func<T, bool> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                foreach (var entry in _entries.Where(fits))
                {
                    return entry;
                }

                added = _added.Task;
            }

            await added.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
