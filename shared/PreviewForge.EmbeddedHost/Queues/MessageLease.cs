using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Storage;

namespace PreviewForge.EmbeddedHost.Queues;

/// <summary>Our hold on a message, while its function runs and for what is done with it afterwards.</summary>
/// <remarks>A message that could not be deleted or released comes again when its lease is over: delivery is at least once.</remarks>
internal sealed class MessageLease(QueueClient queue, QueueMessage message, TimeProvider time, ILogger logger)
{
    /// <summary>Between two tries to keep a message while the account is away.</summary>
    private static readonly TimeSpan RetryWait = TimeSpan.FromSeconds(6);

    private string _popReceipt = message.PopReceipt;
    private bool _isLost;

    /// <summary>Runs <paramref name="work"/> and hides the message anew whenever half of its lease is over.</summary>
    public async Task<T> HoldWhileAsync<T>(Func<Task<T>> work)
    {
        using CancellationTokenSource ended = new();
        Task renewal = RenewAsync(ended.Token);
        try
        {
            return await work();
        }
        finally
        {
            await ended.CancelAsync();
            await renewal;
        }
    }

    public Task DeleteAsync() => TryAsync("deleted", () => queue.DeleteMessageAsync(message.MessageId, _popReceipt));

    /// <summary>Lets the message be taken again after <paramref name="delay"/>.</summary>
    public Task ReleaseAsync(TimeSpan delay) =>
        TryAsync("released", () => queue.UpdateMessageAsync(message.MessageId, _popReceipt, visibilityTimeout: delay));

    private async Task RenewAsync(CancellationToken ended)
    {
        try
        {
            TimeSpan wait = QueueSettings.Lease / 2;
            while (!_isLost)
            {
                await Task.Delay(wait, time, ended);
                bool isKept = await TryAsync("kept", KeepAsync);
                wait = isKept ? QueueSettings.Lease / 2 : RetryWait;
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The function has ended.
        }
    }

    /// <summary>Never cancelled under way: a new receipt that we did not hear of would make the deletion fail.</summary>
    private async Task KeepAsync()
    {
        try
        {
            UpdateReceipt receipt = await queue.UpdateMessageAsync(message.MessageId, _popReceipt, visibilityTimeout: QueueSettings.Lease);
            _popReceipt = receipt.PopReceipt;
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.MessageNotFound || e.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            _isLost = true;
            throw;
        }
    }

    private async Task<bool> TryAsync(string what, Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (Exception e) when (e.IsStorageFault())
        {
            logger.LogWarning("Message {MessageId} of queue {Queue} could not be {What}: {Message}", message.MessageId, queue.Name, what, e.Message);
            return false;
        }
    }
}
