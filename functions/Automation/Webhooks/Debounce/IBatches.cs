using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <summary>What ends of jobs mean for batches of webhooks.</summary>
public interface IBatches
{
    /// <summary>
    /// Ends the batch that waits with this job, if any, and forgets what was announced for it, so that the same webhook is heard again. To be called in the
    /// transaction that ends the job without success, or deletes it.
    /// </summary>
    Task EndOfJobAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken);
}
