using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.Functions.Automation.Webhooks.Nudging;

/// <summary>The one step of <see cref="NudgeServers"/>. Told twice, a server looks twice.</summary>
public sealed class NudgeServersActivity(ArrivalNudges nudges)
{
    [Function(nameof(NudgeArrivals))]
    public Task<NudgeRound> NudgeArrivals([ActivityTrigger] NudgeInput input, CancellationToken cancellationToken) => nudges.RunAsync(input, cancellationToken);
}
