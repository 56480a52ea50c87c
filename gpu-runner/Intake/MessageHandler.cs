using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Reporting;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// One message from its receipt to its end: keeps it leased, has it worked on, answers, and only then deletes it. Dying at any point
/// leaves the message in its queue or the answer sent twice; both are harmless.
/// </summary>
internal sealed class MessageHandler(
    IWorkQueues queues, InFlight inFlight, IWorkProcessor processor, Answers answers, LeaseFactory leases, ILogger<MessageHandler> log)
{
    /// <summary>A message that was handed out more often was the end of several runners, or none could answer it.</summary>
    public const int MaxDeliveries = 3;

    /// <param name="message">What was received.</param>
    /// <param name="seat">Who does it.</param>
    /// <param name="abort">Gives the work back undone.</param>
    public async Task HandleAsync(QueuedMessage message, Seat seat, CancellationToken abort)
    {
        await using var lease = leases.Start(message);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, abort);
        try
        {
            await (WorkReader.Read(message.Body) switch
            {
                ReadWork.NotUnderstood bad => PoisonAsync(message, lease, bad.Reason, answers.Failed(bad.Ids, bad.Reason), giveUp.Token),
                ReadWork.Understood { Work: var work } when message.Deliveries > MaxDeliveries => PoisonAsync(work, message, lease, giveUp.Token),
                ReadWork.Understood { Work: var work } => WorkAsync(work, seat, lease, giveUp.Token),
                _ => throw new InvalidOperationException("A message is understood or not."),
            });
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            log.LogInformation("Message {Message} of {Queue} is left to its next receiver", message.Id, message.Queue);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            log.LogInformation("Giving back message {Message} of {Queue}", message.Id, message.Queue);
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task WorkAsync(WorkMessage work, Seat seat, Lease lease, CancellationToken giveUp)
    {
        using var hold = inFlight.Begin(work.DispatchId, work.JobId);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(hold.Cancelled, giveUp);
        RunnerResult result;
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            result = await processor.ProcessAsync(work, seat, stop.Token);
        }
        catch (OperationCanceledException) when (hold.Cancelled.IsCancellationRequested && !giveUp.IsCancellationRequested)
        {
            result = answers.Cancelled(work);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // The boundary of one file: whatever happened to it must not end the runner.
            log.LogError(unexpected, "Dispatch {Dispatch} of job {Job} failed unexpectedly", work.DispatchId, work.JobId);
            result = answers.Failed(work, $"The runner hit an unexpected error: {unexpected.Message}");
        }

        // Tried for as long as the message is ours; after that its next receiver answers, and finds the outputs fresh.
        await answers.SendAsync(result, giveUp);
        await lease.CompleteAsync(giveUp);
    }

    private Task PoisonAsync(WorkMessage work, QueuedMessage message, Lease lease, CancellationToken giveUp)
    {
        var reason = $"The work was given to a runner {MaxDeliveries} times and was never finished: each time the runner was killed, "
            + "lost its connection, or ran out of memory. Look at the runner's log, then start the job again.";
        return PoisonAsync(message, lease, reason, answers.Failed(work, reason), giveUp);
    }

    private async Task PoisonAsync(QueuedMessage message, Lease lease, string reason, RunnerResult? answer, CancellationToken giveUp)
    {
        log.LogError("Message {Message} of {Queue} goes to the poison queue: {Reason}", message.Id, message.Queue, reason);
        if (answer is not null)
        {
            await answers.SendAsync(answer, giveUp);
        }

        await queues.SendAsync(message.Queue + "-poison", message.Body, giveUp);
        await lease.CompleteAsync(giveUp);
    }
}
