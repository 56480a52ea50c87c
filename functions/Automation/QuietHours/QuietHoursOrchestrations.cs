using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Keeps the one orchestration alive, and in step with the settings. What can't be told now is told within a minute.</summary>
public sealed class QuietHoursOrchestrations(QuietHoursPause pause, ILogger<QuietHoursOrchestrations> logger)
{
    /// <summary>Tells it that the windows were changed; starts it when there is none.</summary>
    public async Task TellAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (await client.GetInstanceAsync(RunQuietHours.InstanceId, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(RunQuietHours.InstanceId, RunQuietHours.Edited, cancellation: cancellationToken);
            }
            else
            {
                await client.ScheduleNewOrchestrationInstanceAsync(
                    RunQuietHours.Name, new QuietHoursInput(), new StartOrchestrationOptions(RunQuietHours.InstanceId), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The orchestration of quiet hours can't be told now; it will be within a minute. They count all the same");
        }
    }

    /// <summary>Tells it when it is missing, or knows other windows than the settings: somebody may have used an editor.</summary>
    public async Task ReconcileAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        OrchestrationMetadata? instance = await client.GetInstanceAsync(RunQuietHours.InstanceId, getInputsAndOutputs: true, cancellationToken);
        if (instance is not { IsCompleted: false } || RevisionOf(instance) != pause.Revision)
        {
            await TellAsync(client, cancellationToken);
        }
    }

    private static string? RevisionOf(OrchestrationMetadata instance)
    {
        using JsonDocument status = JsonDocument.Parse(instance.SerializedCustomStatus ?? "{}");
        return status.RootElement.ValueKind == JsonValueKind.Object && status.RootElement.TryGetProperty("revision", out JsonElement revision) ? revision.GetString() : null;
    }
}
