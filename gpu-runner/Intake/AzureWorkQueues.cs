using Azure;
using Azure.Core;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>The queues in Azure Storage, or in its emulator.</summary>
internal sealed class AzureWorkQueues : IWorkQueues
{
    private readonly QueueServiceClient _service;

    public AzureWorkQueues(RunnerOptions options)
    {
        var client = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        client.Retry.MaxRetries = 1; // Whoever calls tries again in its own rhythm.
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        client.Retry.Mode = RetryMode.Fixed;
        _service = new QueueServiceClient(options.Storage, client);
    }

    public Task<QueuedMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            QueueMessage? message;
            try
            {
                message = await _service.GetQueueClient(queue).ReceiveMessageAsync(hidden, cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                return null; // Whoever sends first creates it.
            }

            return message is null
                ? null
                : new QueuedMessage(queue, message.MessageId, message.PopReceipt, message.Body.ToString(), message.DequeueCount);
        }, cancellationToken);

    public Task<string?> RenewAsync(QueuedMessage message, TimeSpan hidden, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            try
            {
                var queue = _service.GetQueueClient(message.Queue);
                UpdateReceipt receipt = await queue.UpdateMessageAsync(message.Id, message.Receipt, default(BinaryData), hidden, cancellationToken);
                return receipt.PopReceipt;
            }
            catch (RequestFailedException lost) when (IsLost(lost))
            {
                return null;
            }
        }, cancellationToken);

    public Task DeleteAsync(QueuedMessage message, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            try
            {
                await _service.GetQueueClient(message.Queue).DeleteMessageAsync(message.Id, message.Receipt, cancellationToken);
            }
            catch (RequestFailedException lost) when (IsLost(lost))
            {
                // Somebody else has it, or it is gone: either way it isn't ours to delete.
            }

            return true;
        }, cancellationToken);

    public Task SendAsync(string queue, string body, CancellationToken cancellationToken) =>
        TryAsync(async () =>
        {
            var client = _service.GetQueueClient(queue);
            try
            {
                await client.SendMessageAsync(body, cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
            {
                await client.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                await client.SendMessageAsync(body, cancellationToken);
            }

            return true;
        }, cancellationToken);

    /// <summary>The message is gone, or was handed out again: 404 MessageNotFound, 400 PopReceiptMismatch.</summary>
    private static bool IsLost(RequestFailedException failure) =>
        failure.Status is 404 || failure.ErrorCode == QueueErrorCode.PopReceiptMismatch;

    private static async Task<T> TryAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (OperationCanceledException timeout) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QueueUnavailableException("The queue service gave no answer in time.", timeout);
        }
        catch (Exception failure) when (failure is RequestFailedException or IOException or AggregateException)
        {
            throw new QueueUnavailableException(Describe(failure), failure);
        }
    }

    // The full message of a RequestFailedException holds headers; its code says enough.
    private static string Describe(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 } => "The queue service can't be reached.",
        RequestFailedException refused => $"The queue service answered {refused.Status} {refused.ErrorCode}.",
        _ => "The queue service can't be reached.",
    };
}
