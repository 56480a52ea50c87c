using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.Runners;

/// <summary>The queues of the storage account.</summary>
internal sealed class WorkQueues(StorageAccount account) : IWorkQueues
{
    /// <summary>Work waits as long as it must; when it is not wanted any more, the runner sees that.</summary>
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly ConcurrentDictionary<string, QueueClient> _known = new();

    public async Task SendAsync(JobPriority priority, WorkMessage message, CancellationToken cancellationToken)
    {
        string name = QueueNames.For(priority, message);
        BinaryData body = new(JsonSerializer.SerializeToUtf8Bytes(message, Wire.Default.WorkMessage));
        await StorageUnavailableException.GuardAsync(() => SendAsync(name, body, cancellationToken), cancellationToken);
    }

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken) => StorageUnavailableException.GuardAsync(
        async () =>
        {
            try
            {
                QueueProperties properties = await account.Queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken);
                return properties.ApproximateMessagesCountLong;
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                return 0;
            }
        },
        cancellationToken);

    private async Task<SendReceipt> SendAsync(string name, BinaryData body, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(name, out QueueClient? queue))
        {
            queue = account.Queues.GetQueueClient(name);
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            _known[name] = queue;
        }

        try
        {
            return await queue.SendMessageAsync(body, timeToLive: Forever, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            _known.TryRemove(name, out _);
            throw;
        }
    }
}
