using PreviewForge.Contracts.Runners;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Shows in the heartbeat what a worker does with its file.</summary>
internal sealed class WorkerDisplay(Worker worker, ExtractWork work, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private string _phase = "";

    public Worker Worker => worker;

    public void Phase(string phase)
    {
        _phase = phase;
        worker.Current = new CurrentWork(work.JobId, work.Item.ItemId, work.Item.Path, phase, worker.Current?.Percent ?? 0, 0, null);
    }

    /// <summary>A picture has come.</summary>
    public void Picture(ReadOnlyMemory<byte> jpeg) => worker.LatestFrame = new LatestFrame(jpeg);

    public void Progress(ExtractionProgress progress, TimeSpan? duration)
    {
        var elapsed = time.GetElapsedTime(_started).TotalSeconds;
        var speed = progress.Speed > 0 ? progress.Speed : elapsed > 0 ? progress.Position.TotalSeconds / elapsed : 0;
        var left = duration - progress.Position;
        worker.Current = new CurrentWork(
            work.JobId,
            work.Item.ItemId,
            work.Item.Path,
            _phase,
            duration is { } whole ? Math.Round(Math.Clamp(100 * (progress.Position / whole), 0, 100), 1) : 0,
            Math.Round(speed, 2),
            speed > 0 && left > TimeSpan.Zero ? Math.Round(left.Value.TotalSeconds / speed, 1) : null);
    }
}
