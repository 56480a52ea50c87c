using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>Starts the chains of retries. A start that fails, or falls into a crash, is made good within a minute: the job says that it waits for a try.</summary>
public sealed class RetryChains(Database database, ILogger<RetryChains> logger)
{
    public async Task StartAsync(DurableTaskClient client, Guid headJobId, CancellationToken cancellationToken)
    {
        bool isWaiting = await database.ReadAsync(context => context.Jobs.AnyAsync(job => job.Id == headJobId && job.RetryAt != null, cancellationToken), cancellationToken);
        if (isWaiting)
        {
            await ScheduleAsync(client, headJobId, cancellationToken);
        }
    }

    /// <summary>Gives every job that waits for a try, and has no living chain, a new one.</summary>
    public async Task ReconcileAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        List<Guid> waiting = await database.ReadAsync(
            context => context.Jobs.Where(job => job.RetryAt != null).Select(job => job.Id).ToListAsync(cancellationToken), cancellationToken);
        foreach (Guid job in waiting)
        {
            if (await client.GetInstanceAsync(RetryChain.InstanceId(job), cancellationToken) is not { IsCompleted: false })
            {
                await ScheduleAsync(client, job, cancellationToken);
            }
        }
    }

    private async Task ScheduleAsync(DurableTaskClient client, Guid headJobId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(RetryChain), new RetryChainInput(headJobId), new Microsoft.DurableTask.StartOrchestrationOptions(RetryChain.InstanceId(headJobId)), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The retries of job {JobId} can't be started now; they will be within a minute", headJobId);
        }
    }
}
