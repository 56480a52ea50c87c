using Microsoft.Extensions.Logging;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// Keeps a message ours while it is worked on. A message that is ours for a minute and renewed every twenty seconds comes back to
/// the queue a minute after this process dies, and survives two failed renewals while it lives.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);

    /// <summary>A renewal under way is let finish: broken off, it may have changed the receipt, and the old one deletes nothing.</summary>
    private static readonly TimeSpan RenewalGrace = TimeSpan.FromSeconds(2);

    private readonly IWorkQueues _queues;
    private readonly HeldMessages _held;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task _renewing;
    private QueuedMessage _message;

    private Lease(IWorkQueues queues, HeldMessages held, QueuedMessage message, TimeProvider time, ILogger log)
    {
        (_queues, _held, _message, _time, _log) = (queues, held, message, time, log);
        _held.Write(message);
        _renewing = RenewAsync();
    }

    /// <summary>Fires when the message is no longer ours: what was begun must not be finished.</summary>
    public CancellationToken Lost => _lost.Token;

    public static Lease Start(IWorkQueues queues, HeldMessages held, QueuedMessage message, TimeProvider time, ILogger log) =>
        new(queues, held, message, time, log);

    /// <summary>The work is done and answered: the message goes.</summary>
    /// <exception cref="QueueUnavailableException">It stays, and will be delivered again.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await StopRenewingAsync();
        await _queues.DeleteAsync(_message, cancellationToken);
    }

    /// <summary>
    /// The work is not done: the message is offered to others at once. Giving it back in good order is no failure of the work, so it
    /// never uses up the last delivery.
    /// </summary>
    /// <exception cref="QueueUnavailableException">It is offered when the lease ends.</exception>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await StopRenewingAsync();
        if (_message.Deliveries < MessageHandler.MaxDeliveries)
        {
            await _queues.RenewAsync(_message, TimeSpan.Zero, cancellationToken);
        }
        else
        {
            await _queues.OfferAnewAsync(_message, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        _held.Forget(_message);
        _stop.Dispose();
        _giveUp.Dispose();
        _lost.Dispose();
    }

    private async Task StopRenewingAsync()
    {
        await _stop.CancelAsync();
        _giveUp.CancelAfter(RenewalGrace);
        await _renewing;
    }

    private async Task RenewAsync()
    {
        var renewed = _time.GetTimestamp();
        var wait = RenewEvery;
        while (await WaitAsync(wait))
        {
            try
            {
                var asked = _time.GetTimestamp();
                if (await _queues.RenewAsync(_message, Length, _giveUp.Token) is not { } receipt)
                {
                    await LoseAsync("another runner has it, or it was deleted");
                    return;
                }

                (_message, renewed, wait) = (_message with { Receipt = receipt }, asked, RenewEvery);
                _held.Write(_message);
            }
            catch (QueueUnavailableException) when (_time.GetElapsedTime(renewed) + RetryEvery < Length)
            {
                wait = RetryEvery;
            }
            catch (QueueUnavailableException)
            {
                await LoseAsync("it could not be renewed in time");
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task LoseAsync(string why)
    {
        _log.LogWarning("Lost message {Message} of {Queue}: {Why}", _message.Id, _message.Queue, why);
        await _lost.CancelAsync();
    }

    private async Task<bool> WaitAsync(TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait, _time, _stop.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
