namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// The steps of a sweep, each of which asks the storage a few things: the end of one is where a sweep can be stopped, and by their
/// number one that takes long can be told from one that stands still.
/// </summary>
internal sealed class SweepSteps(CancellationToken stop)
{
    private long _taken;

    public long Taken => Interlocked.Read(ref _taken);

    /// <summary>Begins another step.</summary>
    /// <exception cref="OperationCanceledException">The sweep is no longer wanted.</exception>
    public void Next()
    {
        stop.ThrowIfCancellationRequested();
        Interlocked.Increment(ref _taken);
    }
}
