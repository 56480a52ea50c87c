namespace PreviewForge.GpuRunner.Intake;

/// <summary>A message as it lies in its queue, and the proof that it is ours for now.</summary>
/// <param name="Queue">Name of its queue.</param>
/// <param name="Id">The queue's number of the message.</param>
/// <param name="Receipt">Proof of the last receive or renewal.</param>
/// <param name="Body">Text as the sender wrote it: base64 or plain.</param>
/// <param name="Deliveries">How often it was handed out, this time included.</param>
internal sealed record QueuedMessage(string Queue, string Id, string Receipt, string Body, long Deliveries);

/// <summary>The queues. Every failure of the service is a <see cref="QueueUnavailableException"/>.</summary>
internal interface IWorkQueues
{
    /// <summary>Takes the next message and hides it from others for a while; null when there is none.</summary>
    Task<QueuedMessage?> ReceiveAsync(string queue, TimeSpan hidden, CancellationToken cancellationToken);

    /// <summary>Hides the message for a while from now on; zero lets others take it at once.</summary>
    /// <returns>The new receipt; null when the message is no longer ours.</returns>
    Task<string?> RenewAsync(QueuedMessage message, TimeSpan hidden, CancellationToken cancellationToken);

    /// <summary>Does nothing when the message is no longer ours.</summary>
    Task DeleteAsync(QueuedMessage message, CancellationToken cancellationToken);

    /// <param name="queue">Name of the queue; created when it is missing.</param>
    /// <param name="body">Text, at most 64 KiB.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SendAsync(string queue, string body, CancellationToken cancellationToken);
}

/// <summary>The queue service could not be reached or refused; another try may do. The message holds no secret.</summary>
internal sealed class QueueUnavailableException(string message, Exception inner) : Exception(message, inner);
