using System.Collections.Concurrent;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Tests.Runner.Fakes;

/// <summary>Work that ends when the test says so.</summary>
internal sealed class FakeProcessor : IWorkProcessor
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _ends = new();

    /// <summary>Whether work waits for <see cref="Finish"/>; probes never do.</summary>
    public bool Waits { get; set; }

    public Exception? Fails { get; set; }

    /// <summary>Dispatches in the order in which they were begun.</summary>
    public ConcurrentQueue<Guid> Begun { get; } = new();

    public void Finish(Guid dispatch) => EndOf(dispatch).TrySetResult();

    public async Task<RunnerResult> ProcessAsync(WorkMessage work, Seat seat, CancellationToken cancellationToken)
    {
        Begun.Enqueue(work.DispatchId);
        if (Fails is not null)
        {
            throw Fails;
        }

        if (work is ProbeWork)
        {
            return new ProbeResult { DispatchId = work.DispatchId, JobId = work.JobId, RunnerId = "r", Items = [] };
        }

        if (Waits)
        {
            await EndOf(work.DispatchId).Task.WaitAsync(cancellationToken);
        }

        return new ExtractResult { DispatchId = work.DispatchId, JobId = work.JobId, RunnerId = "r", ItemId = 1, Outcome = ExtractOutcome.Published };
    }

    private TaskCompletionSource EndOf(Guid dispatch) =>
        _ends.GetOrAdd(dispatch, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
