namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// The worker that a message occupies. Work that must wait for other work leaves it meanwhile, so that the worker can take another
/// message; its own stays leased.
/// </summary>
internal sealed class Seat(WorkerPool pool, Worker worker) : IDisposable
{
    private Worker? _worker = SatDown(worker);
    private bool _isAside;

    /// <exception cref="InvalidOperationException">The seat was left.</exception>
    public Worker Worker => _worker ?? throw new InvalidOperationException("Work that has stepped aside has no worker.");

    /// <summary>False when too many wait aside already; then the seat is kept.</summary>
    public bool TryLeave()
    {
        if (!pool.TryStepAside(Worker))
        {
            return false;
        }

        (_worker, _isAside) = (null, true);
        return true;
    }

    /// <summary>Waits for a free worker, which may be another one.</summary>
    public async Task ComeBackAsync(CancellationToken cancellationToken)
    {
        _worker = SatDown(await pool.TakeAsync(cancellationToken));
        EndWaiting();
    }

    public void Dispose()
    {
        EndWaiting();
        if (_worker is { } taken)
        {
            _worker = null;
            pool.Return(taken);
        }
    }

    private static Worker SatDown(Worker worker)
    {
        worker.Begin();
        return worker;
    }

    private void EndWaiting()
    {
        if (_isAside)
        {
            _isAside = false;
            pool.EndWaitingAside();
        }
    }
}
