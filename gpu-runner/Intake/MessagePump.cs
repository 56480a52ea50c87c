using Microsoft.Extensions.Logging;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// Takes messages from queues in strict order of priority, one for each worker that is free and none ahead of time: what no worker
/// has yet is free to go to another runner, and a more urgent message that comes later is taken first.
/// </summary>
internal sealed class MessagePump(
    IReadOnlyList<string> queueNames, WorkerPool workers, IWorkQueues queues, MessageHandler handler, IntakeGate gate, TimeProvider time, ILogger log)
{
    private readonly HashSet<Task> _working = [];
    private readonly OutageLog _outage = new($"The queue service ({queueNames[0]} and its like)", log);
    private readonly Backoff _backoff = new();

    /// <summary>Takes messages until told to stop, then waits for those in hand.</summary>
    /// <param name="stopping">Takes nothing more.</param>
    /// <param name="abort">Gives back what is in hand.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken abort)
    {
        try
        {
            while (true)
            {
                await TakeOneAsync(stopping, abort);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // No more messages are wanted.
        }

        await Task.WhenAll(_working);
    }

    private async Task TakeOneAsync(CancellationToken stopping, CancellationToken abort)
    {
        var worker = await workers.TakeAsync(stopping);
        var message = default(QueuedMessage);
        try
        {
            message = gate.IsOpen ? await ReceiveAsync(stopping) : null;
        }
        finally
        {
            if (message is null)
            {
                workers.Return(worker);
            }
        }

        if (message is null)
        {
            await Task.Delay(_backoff.Next(), time, stopping);
            return;
        }

        _backoff.Reset();
        _working.RemoveWhere(task => task.IsCompleted);
        _working.Add(Task.Run(() => HandleAsync(message, new Seat(workers, worker), abort), CancellationToken.None));
    }

    private async Task<QueuedMessage?> ReceiveAsync(CancellationToken stopping)
    {
        try
        {
            foreach (var queue in queueNames)
            {
                if (await queues.ReceiveAsync(queue, Lease.Length, stopping) is { } message)
                {
                    _outage.Up();
                    return message;
                }
            }

            _outage.Up();
        }
        catch (QueueUnavailableException unavailable)
        {
            _outage.Down(unavailable.Message);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // An intake that ended here would leave a runner that looks alive and takes nothing.
            log.LogError(unexpected, "Taking a message failed unexpectedly; it is tried again");
        }

        return null;
    }

    private async Task HandleAsync(QueuedMessage message, Seat seat, CancellationToken abort)
    {
        using var taken = seat;
        try
        {
            await handler.HandleAsync(message, seat, abort);
        }
        catch (QueueUnavailableException unavailable)
        {
            // The message could not be deleted or handed on; it will be delivered again, and the repeat is harmless.
            _outage.Down(unavailable.Message);
        }
        catch (Exception unexpected)
        {
            log.LogError(unexpected, "Message {Message} of {Queue} was dropped; it will be delivered again", message.Id, message.Queue);
        }
    }
}
