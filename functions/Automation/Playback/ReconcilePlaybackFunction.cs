using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>At start and every minute: the watch runs when it is wanted, and doesn't sleep over work that has begun.</summary>
public sealed class ReconcilePlaybackFunction(PlaybackBell bell)
{
    [Function(nameof(ReconcilePlaybackFunction))]
    public Task RunAsync(
        [TimerTrigger("30 * * * * *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
        => bell.RingAsync(client, cancellationToken);
}
