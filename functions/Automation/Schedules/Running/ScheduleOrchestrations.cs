using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Store;

namespace PreviewForge.Functions.Automation.Schedules.Running;

/// <summary>
/// Keeps the orchestrations in step with the file. When one can't be told now it will be within a minute, by <see cref="ReconcileSchedulesFunction"/>;
/// that also finds what somebody has changed with an editor.
/// </summary>
public sealed class ScheduleOrchestrations(ScheduleStore store, ScheduledJobs jobs, ILogger<ScheduleOrchestrations> logger)
{
    /// <summary>Tells the orchestration of a schedule that it was made, changed or deleted.</summary>
    public async Task TellAsync(DurableTaskClient client, string scheduleId, CancellationToken cancellationToken)
    {
        try
        {
            string id = RunSchedule.InstanceId(scheduleId);
            if (await client.GetInstanceAsync(id, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(id, RunSchedule.Edited, cancellation: cancellationToken);
            }
            else if (store.Find(scheduleId) is { } schedule && await jobs.IsAwaitedAsync(schedule, cancellationToken))
            {
                await StartAsync(client, scheduleId, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The orchestration of schedule {ScheduleId} can't be told of a change now; it will be within a minute", scheduleId);
        }
    }

    /// <summary>
    /// Gives every schedule that has anything before it a living orchestration that knows its record. Those of deleted ones end by themselves at their next look. Nothing is
    /// done while the file can't be read: then nobody knows which there are.
    /// </summary>
    /// <returns>The suspended jobs that were let go on.</returns>
    public async Task<IReadOnlyList<Guid>> ReconcileAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        ScheduleList list = store.Read();
        if (!list.Status.IsOk)
        {
            logger.LogError("Schedules don't run. {Reason} {Hint}", list.Status.ErrorMessage, list.Status.RecoveryHint);
            return [];
        }

        foreach (Schedule schedule in list.Schedules)
        {
            OrchestrationMetadata? instance = await client.GetInstanceAsync(RunSchedule.InstanceId(schedule.Id), getInputsAndOutputs: true, cancellationToken);
            bool isAlive = instance is { IsCompleted: false };
            if (isAlive ? RevisionOf(instance!) != schedule.Revision : await jobs.IsAwaitedAsync(schedule, cancellationToken))
            {
                await TellAsync(client, schedule.Id, cancellationToken);
            }
        }

        // A broken record may be one with a stop time, so its jobs wait until it is mended.
        return list.Status.Skipped is null ? await jobs.ReleaseAsync(list.Schedules, cancellationToken) : [];
    }

    /// <summary>The same, where a failure is made good within a minute.</summary>
    public async Task TryReconcileAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            await ReconcileAsync(client, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The orchestrations of schedules can't be told of the recovery now; they will be within a minute");
        }
    }

    private static Task<string> StartAsync(DurableTaskClient client, string scheduleId, CancellationToken cancellationToken) => client.ScheduleNewOrchestrationInstanceAsync(
        nameof(RunSchedule), new RunScheduleInput(scheduleId), new StartOrchestrationOptions(RunSchedule.InstanceId(scheduleId)), cancellationToken);

    /// <summary>Null before it has shown any.</summary>
    private static string? RevisionOf(OrchestrationMetadata instance)
    {
        using JsonDocument status = JsonDocument.Parse(instance.SerializedCustomStatus ?? "{}");
        return status.RootElement.ValueKind == JsonValueKind.Object && status.RootElement.TryGetProperty("revision", out JsonElement revision) ? revision.GetString() : null;
    }
}
