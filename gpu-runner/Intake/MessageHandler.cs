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
    /// <param name="worker">Who does it.</param>
    /// <param name="abort">Gives the work back undone.</param>
    public async Task HandleAsync(QueuedMessage message, Worker worker, CancellationToken abort)
    {
        await using var lease = leases.Start(message);
        try
        {
            await (WorkReader.Read(message.Body) switch
            {
                ReadWork.NotUnderstood bad => PoisonAsync(message, lease, bad.Reason, answers.Failed(bad.Ids, bad.Reason), abort),
                ReadWork.Understood { Work: var work } when message.Deliveries > MaxDeliveries => PoisonAsync(work, message, lease, abort),
                ReadWork.Understood { Work: var work } => WorkAsync(work, worker, lease, abort),
                _ => throw new InvalidOperationException("A message is understood or not."),
            });
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            log.LogInformation("Giving back message {Message} of {Queue}", message.Id, message.Queue);
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task WorkAsync(WorkMessage work, Worker worker, Lease lease, CancellationToken abort)
    {
        using var hold = inFlight.Begin(work.DispatchId, work.JobId);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(hold.Cancelled, lease.Lost, abort);
        RunnerResult result;
        try
        {
            stop.Token.ThrowIfCancellationRequested();
            result = await processor.ProcessAsync(work, worker, stop.Token);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            return; // Whoever has the message now answers it.
        }
        catch (OperationCanceledException) when (hold.Cancelled.IsCancellationRequested)
        {
            result = answers.Cancelled(work);
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // The boundary of one file: whatever happened to it must not end the runner.
            log.LogError(unexpected, "Dispatch {Dispatch} of job {Job} failed unexpectedly", work.DispatchId, work.JobId);
            result = answers.Failed(work, $"The runner hit an unexpected error: {unexpected.Message}");
        }

        await answers.SendAsync(result, abort);
        await lease.CompleteAsync(abort);
    }

    private Task PoisonAsync(WorkMessage work, QueuedMessage message, Lease lease, CancellationToken abort)
    {
        var reason = $"The work was given to a runner {MaxDeliveries} times and was never finished: each time the runner was killed, "
            + "lost its connection, or ran out of memory. Look at the runner's log, then start the job again.";
        return PoisonAsync(message, lease, reason, answers.Failed(work, reason), abort);
    }

    private async Task PoisonAsync(QueuedMessage message, Lease lease, string reason, RunnerResult? answer, CancellationToken abort)
    {
        log.LogError("Message {Message} of {Queue} goes to the poison queue: {Reason}", message.Id, message.Queue, reason);
        if (answer is not null)
        {
            await answers.SendAsync(answer, abort);
        }

        await queues.SendAsync(message.Queue + "-poison", message.Body, abort);
        await lease.CompleteAsync(abort);
    }
}
