using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Hosting;
using PreviewForge.EmbeddedHost.Storage;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Looks into one queue, often while there are messages and ever more seldom while there are none.</summary>
internal sealed class QueueListener(
    QueueSource source, QueueMessageProcessor processor, RunningFunctions running, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan FirstOutageWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOutageWait = TimeSpan.FromSeconds(30);

    private readonly ExponentialBackoff _idle = new(QueueSettings.MinPollingInterval, source.Settings.MaxPollingInterval);
    private readonly ExponentialBackoff _outage = new(FirstOutageWait, LongestOutageWait);
    private readonly StorageHealth _health = new($"Queue {source.Queue.Name}", logger);
    private readonly List<Task> _inWork = [];

    /// <summary>Returns when <paramref name="stopping"/> is cancelled; functions may still be running then.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                stopping.ThrowIfCancellationRequested();
                await Task.Delay(await TakeBatchAsync(), time, stopping);
                await RoomAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.LogDebug("Queue {Queue} is left.", source.Queue.Name);
        }
    }

    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> TakeBatchAsync()
    {
        try
        {
            QueueMessage[] messages = await ReceiveAsync();
            _health.Succeeded();
            _outage.Reset();
            if (messages.Length == 0)
            {
                return _idle.Next();
            }

            _idle.Reset();
            foreach (QueueMessage message in messages)
            {
                Task work = Task.Run(() => processor.ProcessAsync(message), CancellationToken.None);
                _inWork.Add(work);
                running.Add(work);
            }

            return TimeSpan.Zero;
        }
        catch (Exception e) when (e.IsStorageFault())
        {
            _health.Failed(e);
            return _outage.Next();
        }
    }

    /// <summary>Not cancelled when the host stops: messages that the account had handed out already would stay hidden for the whole lease.</summary>
    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            return (await source.Queue.ReceiveMessagesAsync(source.Settings.BatchSize, QueueSettings.Lease)).Value;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await source.Queue.CreateIfNotExistsAsync();
            return [];
        }
    }

    private async Task RoomAsync(CancellationToken stopping)
    {
        _inWork.RemoveAll(work => work.IsCompleted);
        while (_inWork.Count > source.Settings.NewBatchThreshold)
        {
            await Task.WhenAny(_inWork).WaitAsync(stopping);
            _inWork.RemoveAll(work => work.IsCompleted);
        }
    }
}
