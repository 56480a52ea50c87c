using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>Has servers asked now who watches. To be rung when a server's switch changes, or work begins that could be held.</summary>
public sealed class PlaybackBell(SettingsStore settings, ILogger<PlaybackBell> logger)
{
    /// <summary>Starts the watch when it is wanted and not there, and else has it look. What fails is made good within a minute.</summary>
    public async Task RingAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (await client.GetInstanceAsync(PlaybackWatch.InstanceId, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(PlaybackWatch.InstanceId, PlaybackWatch.Look, cancellation: cancellationToken);
            }
            else if (WatchedServers.Of(settings.ReadOrDefault()).Count > 0)
            {
                await client.ScheduleNewOrchestrationInstanceAsync(
                    nameof(PlaybackWatch), null, new StartOrchestrationOptions(PlaybackWatch.InstanceId), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "Servers can't be asked now who watches; they will be within a minute");
        }
    }
}
