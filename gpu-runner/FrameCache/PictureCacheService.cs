using Microsoft.Extensions.Hosting;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>Takes up the frame cache before the first work comes, and then lets go each minute what has become too old.</summary>
internal sealed class PictureCacheService(PictureCache cache, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        cache.Load();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            cache.Trim();
        }
    }
}
