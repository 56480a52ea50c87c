using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Runners;

namespace PreviewForge.Benchmarks.JobItems;

/// <summary>Queues in memory: what is sent is there to be taken.</summary>
internal sealed class CaughtWork : IWorkQueues
{
    private readonly Queue<WorkMessage> _sent = new();

    public Task SendAsync(JobPriority priority, WorkMessage message, CancellationToken cancellationToken)
    {
        _sent.Enqueue(message);
        return Task.CompletedTask;
    }

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<long>(_sent.Count);

    public IEnumerable<ProbeWork> Take()
    {
        while (_sent.TryDequeue(out var message))
        {
            yield return (ProbeWork)message;
        }
    }
}
