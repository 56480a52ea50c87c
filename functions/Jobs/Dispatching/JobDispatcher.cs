using Microsoft.Extensions.Logging;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Runners;

namespace PreviewForge.Functions.Jobs.Dispatching;

/// <summary>Plans what is next, and keeps a bounded window of a job's work in the queues. Safe to run at any time and any number of times.</summary>
public sealed class JobDispatcher(ItemPlanning planning, DispatchLedger ledger, IWorkQueues queues, HeldWork held, ILogger<JobDispatcher> logger)
{
    public async Task<DispatchRound> RunAsync(Guid jobId, CancellationToken cancellationToken)
    {
        WorkHold hold = await held.HoldOfAsync(jobId, cancellationToken);
        if (hold == WorkHold.None)
        {
            return await SendNextAsync(jobId, cancellationToken);
        }

        if (hold == WorkHold.ThisJob)
        {
            await held.TakeBackAsync(jobId, cancellationToken);
        }

        return await ledger.IsDrainedAsync(jobId, cancellationToken) ? DispatchRound.Drained : DispatchRound.Held;
    }

    private async Task<DispatchRound> SendNextAsync(Guid jobId, CancellationToken cancellationToken)
    {
        bool hasMore = await planning.PlanNextAsync(jobId, cancellationToken);
        if (await ledger.ClaimAsync(jobId, cancellationToken) is not { } unsent)
        {
            return DispatchRound.Ended;
        }

        List<Guid> sent = [];
        try
        {
            foreach (WorkMessage message in unsent.Messages)
            {
                await queues.SendAsync(unsent.Priority, message, cancellationToken);
                sent.Add(message.DispatchId);
            }
        }
        catch (StorageUnavailableException unavailable)
        {
            // What was not sent stays in the ledger, and the next round sends it.
            logger.LogWarning("Job {JobId} waits to send work. {Reason}", jobId, unavailable.Message);
            return DispatchRound.Waiting;
        }
        finally
        {
            await ledger.MarkSentAsync(sent, cancellationToken);
        }

        if (hasMore)
        {
            return DispatchRound.More;
        }

        return await ledger.IsDrainedAsync(jobId, cancellationToken) ? DispatchRound.Drained : unsent.IsHeld ? DispatchRound.Held : DispatchRound.Waiting;
    }
}

/// <summary>What is left to do after a round of dispatching.</summary>
public enum DispatchRound
{
    /// <summary>Work is with the runners, or on its way.</summary>
    Waiting,

    /// <summary>There is more to plan, and room for it: the next round should not wait.</summary>
    More,

    /// <summary>Nothing may be sent now: all work is held, or this job, or the servers that own what is left of it.</summary>
    Held,

    /// <summary>Every video that is known has an outcome.</summary>
    Drained,

    /// <summary>The job was cancelled, or has ended otherwise.</summary>
    Ended,
}
