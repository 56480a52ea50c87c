using Microsoft.DurableTask.Client;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>
/// Ends a chain of tries at once when its first job, or a try of it, was cancelled. Its orchestration would find that out by itself, but only when the wait that
/// it is in is over.
/// </summary>
public sealed class CancelledChains(Database database, RetryJobs jobs, RetryChains chains)
{
    /// <param name="client">Lets the orchestration go on.</param>
    /// <param name="jobId">What was cancelled; a job without a chain is let be.</param>
    /// <param name="cancellationToken">What is not done by then, the orchestration does later.</param>
    /// <returns>The tries that were cancelled with their first job; they may still be at work.</returns>
    public async Task<IReadOnlyList<Guid>> EndAsync(DurableTaskClient client, Guid jobId, CancellationToken cancellationToken)
    {
        JobRow? job = await database.ReadAsync(context => context.Jobs.SingleOrDefaultAsync(row => row.Id == jobId, cancellationToken), cancellationToken);
        if (job?.ParentJobId is { } head)
        {
            await jobs.MergeAsync(jobId, cancellationToken);
            await chains.HurryAsync(client, head, cancellationToken);
            return [];
        }

        if (job is null or { Chain: ChainState.None })
        {
            return [];
        }

        await chains.HurryAsync(client, jobId, cancellationToken);
        return await database.ReadAsync(
            context => context.Jobs.Where(row => row.ParentJobId == jobId && row.Status == JobStatus.Cancelled).Select(row => row.Id).ToListAsync(cancellationToken),
            cancellationToken);
    }
}
