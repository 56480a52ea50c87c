using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.Functions.Live;

/// <summary>Every ten minutes: events that nobody needs any more are forgotten.</summary>
public sealed class PruneEventsFunction(EventLog events)
{
    [Function(nameof(PruneEventsFunction))]
    public Task RunAsync([TimerTrigger("30 */10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => events.PruneAsync(cancellationToken);
}
