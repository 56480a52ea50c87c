using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// Does one sweep at a time, on a thread of its own: a storage that never answers holds up that thread and nobody else. It takes no
/// worker from the probes, however long it lasts.
/// </summary>
internal sealed class SweepProcessor(Sweeper sweeper, TimeProvider time)
{
    private const string AnySweep = "sweep";

    /// <summary>No list of a folder and no removal of a preview takes that long, unless its storage is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>For the step in hand to end when the sweep is no longer wanted.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly SingleFlight _flights = new();
    private volatile Task _last = Task.CompletedTask;

    /// <exception cref="OperationCanceledException">No longer wanted; what was removed until then is whole.</exception>
    public async Task<SweepResult> ProcessAsync(SweepWork work, Seat seat, CancellationToken cancellationToken)
    {
        _ = seat.TryLeave(); // When too many have left already, it keeps the seat, and all goes on.
        using var turn = await _flights.EnterAsync(AnySweep, cancellationToken);
        if (!_last.IsCompleted)
        {
            return Stuck(work, "An earlier sweep still waits for storage that does not answer");
        }

        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var steps = new SweepSteps(abandoned.Token);
        var running = Task.Factory.StartNew(
            () => sweeper.Sweep(work, steps), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _last = running;
        try
        {
            return await WatchAsync(work, running, steps, cancellationToken);
        }
        finally
        {
            await abandoned.CancelAsync(); // A thread that comes back from storage that hung removes nothing more.
            await Task.WhenAny(running, Task.Delay(Grace, time, CancellationToken.None));
        }
    }

    private async Task<SweepResult> WatchAsync(SweepWork work, Task<SweepResult> running, SweepSteps steps, CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = steps.Taken;
            try
            {
                return await running.WaitAsync(Patience, time, cancellationToken);
            }
            catch (TimeoutException) when (steps.Taken != taken)
            {
                // It goes on.
            }
            catch (TimeoutException)
            {
                return Stuck(work, "The storage has not answered for ten minutes");
            }
        }
    }

    private SweepResult Stuck(SweepWork work, string what) => sweeper.Answer(work) with
    {
        Refusal = new SweepRefusal(SweepStop.Failed, $"{what}; look at the runner's mounts. What was removed until then is not counted."),
    };
}
