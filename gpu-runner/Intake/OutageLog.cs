using Microsoft.Extensions.Logging;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>Says once that something is unavailable and once that it is back, however often it is tried meanwhile.</summary>
internal sealed class OutageLog(string what, ILogger log)
{
    private bool _isDown;

    public void Down(string why)
    {
        if (!Interlocked.Exchange(ref _isDown, true))
        {
            log.LogWarning("{What} is unavailable and is tried again: {Why}", what, why);
        }
    }

    public void Up()
    {
        if (Interlocked.Exchange(ref _isDown, false))
        {
            log.LogInformation("{What} is available again", what);
        }
    }
}
