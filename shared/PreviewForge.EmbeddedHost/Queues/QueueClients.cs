using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PreviewForge.EmbeddedHost.Configuration;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>
/// Clients of storage queues. They leave texts as they are: encoding is done here, so that a message that cannot be decoded can still be
/// moved to the poison queue as it came.
/// </summary>
internal sealed class QueueClients(StorageConnections connections, SettingReferences references)
{
    private readonly ConcurrentDictionary<(string Queue, string? Connection), QueueClient> _open = new();

    /// <exception cref="InvalidOperationException">The connection or a setting in the name does not exist.</exception>
    public QueueClient Open(string queueName, string? connection) => _open.GetOrAdd((queueName, connection), Make);

    private QueueClient Make((string Queue, string? Connection) key)
    {
        (string queueName, string? connection) = key;
        QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.None };
        options.Retry.MaxRetries = 2;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        try
        {
            return new QueueClient(connections.Get(connection), references.Resolve(queueName), options);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"The connection {connection ?? StorageConnections.Default} is no storage connection string.", e);
        }
    }

    /// <summary>Sends a message that never expires; makes the queue where it is missing.</summary>
    public static async Task SendAsync(QueueClient queue, BinaryData text, CancellationToken cancellationToken)
    {
        try
        {
            await SendOnceAsync(queue, text, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await SendOnceAsync(queue, text, cancellationToken);
        }
    }

    private static Task<Response<SendReceipt>> SendOnceAsync(QueueClient queue, BinaryData text, CancellationToken cancellationToken) =>
        queue.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
}
