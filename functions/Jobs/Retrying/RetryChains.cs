using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>Starts the chains of tries. A start that fails, or falls into a crash, is made good within a minute: the job says that it is in a chain.</summary>
public sealed class RetryChains(Database database, ILogger<RetryChains> logger)
{
    public async Task StartAsync(DurableTaskClient client, Guid headJobId, CancellationToken cancellationToken)
    {
        bool isOpen = await database.ReadAsync(context => Open(context).AnyAsync(job => job.Id == headJobId, cancellationToken), cancellationToken);
        if (isOpen)
        {
            await ScheduleAsync(client, headJobId, cancellationToken);
        }
    }

    /// <summary>Gives every job that is in a chain, and has no living orchestration for it, a new one.</summary>
    public async Task ReconcileAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        List<Guid> open = await database.ReadAsync(context => Open(context).Select(job => job.Id).ToListAsync(cancellationToken), cancellationToken);
        foreach (Guid job in open)
        {
            if (await client.GetInstanceAsync(RetryChain.InstanceId(job), cancellationToken) is not { IsCompleted: false })
            {
                await ScheduleAsync(client, job, cancellationToken);
            }
        }
    }

    /// <summary>Lets the orchestration go on at once. When it can't hear, it goes on by its timer, and finds the try released.</summary>
    public async Task HurryAsync(DurableTaskClient client, Guid headJobId, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(RetryChain.InstanceId(headJobId), RetryChain.RetryNow, cancellation: cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The retries of job {JobId} can't be told to go on now", headJobId);
        }
    }

    private static IQueryable<JobRow> Open(PreviewForgeDbContext context) => context.Jobs.Where(
        job => job.CompletedAt == null && (job.Chain == ChainState.Scheduled || job.Chain == ChainState.QueuedForSlot || job.Chain == ChainState.Running));

    private async Task ScheduleAsync(DurableTaskClient client, Guid headJobId, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(RetryChain), new RetryChainInput(headJobId), new StartOrchestrationOptions(RetryChain.InstanceId(headJobId)), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The retries of job {JobId} can't be started now; they will be within a minute", headJobId);
        }
    }
}
