using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Running;

/// <summary>
/// Starts the orchestrations of jobs, and tells them of news. Both may fail, or fall into the moment of a crash, without harm: the job stands in
/// the database, and <see cref="ReconcileJobsFunction"/> and the orchestration's own watchdog look there.
/// </summary>
public sealed class JobOrchestrations(Database database, JobLifecycle lifecycle, TimeProvider time, ILogger<JobOrchestrations> logger)
{
    /// <summary>So soon after a job was let in its orchestration may still be on its way, and a second one would be started beside it.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(30);

    /// <summary>An orchestration that died this often dies of the job.</summary>
    private const int MaxStarts = 10;

    public async Task StartAsync(DurableTaskClient client, Guid jobId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(RunJob), new RunJobInput(jobId), new StartOrchestrationOptions(RunJob.InstanceId(jobId)), cancellationToken);
            await database.WriteAsync(
                context => context.Jobs.Where(job => job.Id == jobId)
                    .ExecuteUpdateAsync(update => update.SetProperty(job => job.Starts, job => job.Starts + 1), cancellationToken),
                cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The orchestration of job {JobId} can't be started now; it will be within a minute", jobId);
        }
    }

    public async Task TellAsync(DurableTaskClient client, Guid jobId, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(RunJob.InstanceId(jobId), RunJob.Progress, cancellation: cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogDebug(exception, "The orchestration of job {JobId} is not there to be told of progress", jobId);
        }
    }

    /// <summary>Tells a living orchestration of progress, and starts one where there is none.</summary>
    public async Task WakeAsync(DurableTaskClient client, Guid jobId, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(RunJob.InstanceId(jobId), cancellationToken) is { IsCompleted: false })
        {
            await TellAsync(client, jobId, cancellationToken);
        }
        else
        {
            await StartAsync(client, jobId, cancellationToken);
        }
    }

    /// <summary>Gives every job that was let in, and has no living orchestration, a new one.</summary>
    public async Task ReconcileAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (OpenJob job in await OpenJobsAsync(cancellationToken))
        {
            OrchestrationMetadata? instance = await client.GetInstanceAsync(RunJob.InstanceId(job.Id), cancellationToken);
            if (instance is { IsCompleted: false })
            {
                continue;
            }

            if (job.Starts >= MaxStarts)
            {
                await lifecycle.FailAsync(job.Id, $"The job's orchestration ended {MaxStarts} times before the job was done; the app's log says why", cancellationToken);
                continue;
            }

            logger.LogWarning("Job {JobId} has no living orchestration ({Status}) and gets one", job.Id, instance?.RuntimeStatus.ToString() ?? "none");
            await StartAsync(client, job.Id, cancellationToken);
        }
    }

    private Task<List<OpenJob>> OpenJobsAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset latest = time.GetUtcNow() - OnItsWay;
        return database.ReadAsync(
            context => context.Jobs.Where(job => job.HoldsSlot && job.StartedAt <= latest)
                .OrderBy(job => job.Priority).ThenBy(job => job.CreatedAt)
                .Select(job => new OpenJob(job.Id, job.Starts))
                .ToListAsync(cancellationToken),
            cancellationToken);
    }

    private sealed record OpenJob(Guid Id, int Starts);
}
