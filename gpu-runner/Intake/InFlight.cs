using System.Collections.Concurrent;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>The dispatches in hand: what the heartbeat names, and what a cancelled job takes away.</summary>
internal sealed class InFlight
{
    private readonly ConcurrentDictionary<Hold, bool> _holds = new();
    private volatile HashSet<Guid> _cancelledJobs = [];

    /// <summary>In no order, each once.</summary>
    public IReadOnlyList<Guid> Dispatches => [.. _holds.Keys.Select(hold => hold.DispatchId).Distinct()];

    /// <summary>Ends when disposed. Its token fires when the job is cancelled, also when it was before.</summary>
    public Hold Begin(Guid dispatchId, Guid jobId)
    {
        var hold = new Hold(this, dispatchId, jobId);
        _holds[hold] = true;
        CancelIfUnwanted(hold);
        return hold;
    }

    /// <summary>Stops what is in hand for these jobs, and what comes of them from now on.</summary>
    public void SetCancelledJobs(IEnumerable<Guid> jobs)
    {
        _cancelledJobs = jobs.ToHashSet();
        foreach (var hold in _holds.Keys)
        {
            CancelIfUnwanted(hold);
        }
    }

    private void CancelIfUnwanted(Hold hold)
    {
        if (_cancelledJobs.Contains(hold.JobId))
        {
            hold.Cancel();
        }
    }

    /// <summary>One message in hand; two deliveries of one dispatch are two.</summary>
    internal sealed class Hold(InFlight owner, Guid dispatchId, Guid jobId) : IDisposable
    {
        // Not disposed: a cancellation may come while the work ends, and it holds nothing but memory.
        private readonly CancellationTokenSource _cancelled = new();

        public Guid DispatchId => dispatchId;

        public Guid JobId => jobId;

        public CancellationToken Cancelled => _cancelled.Token;

        public void Cancel() => _cancelled.Cancel();

        public void Dispose() => owner._holds.TryRemove(this, out _);
    }
}
