using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// The workers. A message is only taken once a worker is free for it. The number for each device may change while they work: a worker
/// too many ends with its work in hand, and a worker too few comes at once.
/// </summary>
internal sealed class WorkerPool
{
    /// <summary>Each holds a leased message, and its lease is renewed all the time.</summary>
    private const int MostAside = 32;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, Worker> _workers = [];
    private IReadOnlyList<WorkerGroup> _wanted = [];
    private int _aside;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>A pool of workers on the CPU.</summary>
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

    /// <summary>Wants so many workers on the CPU and none elsewhere.</summary>
    public void Resize(int workers) => Resize([new WorkerGroup(DecodeDevice.Cpu, workers, 1)]);

    /// <param name="wanted">One group for each device; a device that is not named is to have no workers.</param>
    public void Resize(IReadOnlyList<WorkerGroup> wanted)
    {
        lock (_gate)
        {
            _wanted = wanted;
            Trim();
            foreach (var group in wanted)
            {
                Fill(group);
            }

            Signal();
        }
    }

    /// <summary>Waits for a free worker and takes it; give it back by <see cref="Return"/>.</summary>
    public async Task<Worker> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (NextFree() is { } free)
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

    // GPUs first; among these the one that has the least to do, so that two cards share two films; then the lowest number.
    private Worker? NextFree() => _workers.Values
        .Where(worker => !worker.IsTaken)
        .OrderBy(worker => worker.Device.IsHardware ? 0 : 1)
        .ThenBy(worker => _workers.Values.Count(other => other.IsTaken && other.Device.Id == worker.Device.Id))
        .FirstOrDefault();

    // The highest numbers go first, and only those without work. A worker whose device is not wanted any more ends with its work.
    private void Trim()
    {
        foreach (var group in _workers.Values.GroupBy(worker => worker.Device.Id).ToList())
        {
            var wanted = _wanted.FirstOrDefault(wish => wish.Device.Id == group.Key)?.Workers ?? 0;
            foreach (var idle in group.Where(worker => !worker.IsTaken).OrderByDescending(worker => worker.Id).Take(group.Count() - wanted))
            {
                _workers.Remove(idle.Id);
            }
        }
    }

    private void Fill(WorkerGroup group)
    {
        foreach (var worker in _workers.Values.Where(worker => worker.Device.Id == group.Device.Id))
        {
            (worker.Device, worker.Threads) = (group.Device, group.Threads);
        }

        for (var present = _workers.Values.Count(worker => worker.Device.Id == group.Device.Id); present < group.Workers; present++)
        {
            var sameKind = _workers.Values.Where(worker => worker.Device.IsHardware == group.Device.IsHardware).Select(worker => worker.Number);
            var id = LowestFree(_workers.Keys);
            _workers.Add(id, new Worker(id, LowestFree(sameKind), group.Device) { Threads = group.Threads });
        }
    }

    private static int LowestFree(IEnumerable<int> taken)
    {
        var numbers = taken.ToHashSet();
        return Enumerable.Range(1, numbers.Count + 1).First(number => !numbers.Contains(number));
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
