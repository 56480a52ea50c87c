using System.Threading.Channels;

namespace PreviewForge.GpuRunner.Probe;

/// <summary>
/// Calls into file systems that may never return, a network mount whose server is gone. Each runs on a background thread of its
/// own, which holds up neither its caller nor the end of the process; a lane is free again only when its call has really returned,
/// so that a dead mount costs a bounded number of threads.
/// </summary>
internal sealed class AbandonableCalls
{
    private readonly Channel<bool> _freeLanes;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;

    public AbandonableCalls(int lanes, TimeSpan patience, TimeProvider time)
    {
        (_freeLanes, _patience, _time) = (Channel.CreateBounded<bool>(lanes), patience, time);
        for (var lane = 0; lane < lanes; lane++)
        {
            _freeLanes.Writer.TryWrite(true);
        }
    }

    /// <exception cref="TimeoutException">The call, or all those before it, did not return in time.</exception>
    public async Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        await TakeLaneAsync(cancellationToken);
        var running = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return call();
                }
                finally
                {
                    _freeLanes.Writer.TryWrite(true);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return await running.WaitAsync(_patience, _time, cancellationToken);
    }

    private async Task TakeLaneAsync(CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = _time.CreateTimer(_ => giveUp.Cancel(), null, _patience * 2, Timeout.InfiniteTimeSpan);
        try
        {
            await _freeLanes.Reader.ReadAsync(giveUp.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
