namespace PreviewForge.GpuRunner.Intake;

internal static class Redelivery
{
    /// <summary>
    /// A copy goes to the end of the queue and the original away: the copy's deliveries count from one again. Dying in between leaves
    /// both, which is harmless.
    /// </summary>
    /// <returns>False when the message is no longer ours.</returns>
    public static async Task<bool> OfferAnewAsync(this IWorkQueues queues, QueuedMessage message, CancellationToken cancellationToken)
    {
        if (await queues.RenewAsync(message, Lease.Length, cancellationToken) is not { } receipt)
        {
            return false;
        }

        await queues.SendAsync(message.Queue, message.Body, cancellationToken);
        await queues.DeleteAsync(message with { Receipt = receipt }, cancellationToken);
        return true;
    }
}
