using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>The step of <see cref="RunQuietHours"/>. It may run twice: the second time tells the same once more.</summary>
public sealed class QuietHoursActivities(QuietHoursPause pause, PauseNews news)
{
    /// <summary>Tells what is now, when it isn't what was told last.</summary>
    [Function(nameof(CrossEdge))]
    public async Task<QuietState> CrossEdge([ActivityTrigger] QuietCrossing crossing, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(crossing);
        bool isQuiet = pause.IsActive();
        var state = new QuietState(isQuiet, pause.NextChange(), pause.Revision);
        if (isQuiet != (crossing.WasQuiet ?? false))
        {
            await news.SpreadAsync(client, cancellationToken);
        }

        return state;
    }
}
