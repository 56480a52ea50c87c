using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What ends of jobs mean for batches of webhooks.</summary>
public interface IBatches
{
    /// <summary>
    /// Ends the batch that waits with this job, and forgets what it announced, so that the same webhook is heard again. Nothing happens when the job waits for no
    /// quiet period. To be called in the transaction that ends or deletes the job.
    /// </summary>
    Task EndOfJobAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken);
}
