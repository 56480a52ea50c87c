using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.Runners;

/// <summary>Puts work into the queues of the runners, and tells how much is in there.</summary>
public interface IWorkQueues
{
    /// <exception cref="StorageUnavailableException">The message is not in the queue, or we don't know.</exception>
    Task SendAsync(JobPriority priority, WorkMessage message, CancellationToken cancellationToken);

    /// <summary>Messages in a queue, those in some runner's hands included; the account calls the number approximate.</summary>
    /// <exception cref="StorageUnavailableException">We don't know.</exception>
    Task<long> CountAsync(string queue, CancellationToken cancellationToken);
}
