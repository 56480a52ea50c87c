using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Runners;

namespace PreviewForge.Tests.App;

/// <summary>Queues that remember what was put in, and can be out of order.</summary>
internal sealed class MemoryQueues : IWorkQueues
{
    public List<WorkMessage> Sent { get; } = [];

    /// <summary>Answers that the account says nobody has taken.</summary>
    public long Answers { get; set; }

    /// <summary>What the account says is in all queues of work together; follows <see cref="Sent"/> until it is set.</summary>
    public long? Present { get; set; }

    /// <summary>How many more messages go through before the account is gone; null for no end.</summary>
    public int? Patience { get; set; }

    public IEnumerable<ProbeWork> Probes => Sent.OfType<ProbeWork>();

    public IEnumerable<ExtractWork> Extracts => Sent.OfType<ExtractWork>();

    public Task SendAsync(JobPriority priority, WorkMessage message, CancellationToken cancellationToken)
    {
        if (Patience-- is <= 0)
        {
            Patience = 0;
            throw new StorageUnavailableException("The storage account is on holiday.", new TimeoutException());
        }

        Sent.Add(message);
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken)
        => Task.FromResult(queue == QueueNames.RunnerResults ? Answers : queue == QueueNames.ProbesByPriority[0] ? Present ?? Sent.Count : 0);
}
