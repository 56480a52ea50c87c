using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>
/// Lets people see what the workers see: the last picture of each one's video, in a small blob that comes at most every two seconds and
/// goes when the worker is done. The heartbeat only names it.
/// </summary>
internal sealed class FrameBlobService(
    ExtractionWorkers workers, IRunnerBlobs blobs, RunnerOptions options, TimeProvider time, ILogger<FrameBlobService> log) : BackgroundService
{
    /// <summary>A larger picture is not shown: nobody pays for storage by this.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Dictionary<int, LatestFrame> _written = [];
    private readonly OutageLog _outage = new("The blob service", log);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => DeleteAsync([.. _written.Keys], cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // An earlier life may have left its own.
        await TryAsync(() => DeleteAsync([.. workers.Pool.Workers.Select(worker => worker.Id)], stoppingToken));
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);

            // To its end: a write given up half way could still arrive after the picture was deleted.
            await TryAsync(() => LookAsync(CancellationToken.None));
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var all = workers.Pool.Workers;
        var busy = all.Where(worker => worker.LatestFrame is not null).ToList();
        foreach (var idle in all.Except(busy))
        {
            idle.FrameBlob = null;
        }

        await DeleteAsync([.. _written.Keys.Except(busy.Select(worker => worker.Id))], cancellationToken);
        foreach (var worker in busy)
        {
            if (worker.LatestFrame is { Jpeg.Length: <= MostBytes } frame && _written.GetValueOrDefault(worker.Id) != frame)
            {
                await blobs.WriteFrameAsync(worker.Id, frame.Jpeg, cancellationToken);
                _written[worker.Id] = frame;
                worker.FrameBlob = BlobNames.Frame(options.RunnerId, worker.Id);
            }
        }
    }

    private async Task DeleteAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await blobs.DeleteFrameAsync(id, cancellationToken);
            _written.Remove(id);
        }
    }

    private async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            _outage.Up();
        }
        catch (BlobsUnavailableException unavailable)
        {
            _outage.Down(unavailable.Message);
        }
    }
}
