using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>The moves of a chain of tries, each within the caller's transaction. The first job of the chain shows where it stands.</summary>
internal static class ChainSteps
{
    /// <summary>Sets the next try: the first job waits for it, and so does the job of the try, which is there from now on.</summary>
    /// <returns>The job of the try.</returns>
    public static JobRow Schedule(PreviewForgeDbContext context, JobRow head, DateTimeOffset now, TimeSpan pace)
    {
        head.RetryAttempt++;
        DateTimeOffset due = now + RetryBackoff.Before(head.RetryAttempt, pace);
        (head.Chain, head.Status, head.ChainStartedAt) = (ChainState.Scheduled, JobStatus.Pending, head.ChainStartedAt ?? now);
        (head.RetryAt, head.CompletedAt, head.Error, head.CreatedAt) = (due, null, null, now);
        JobRow retry = RetryOf(head, now, due);
        context.Jobs.Add(retry);
        context.Tell(LiveEventKind.JobUpdated, now, head.Id);
        context.Tell(LiveEventKind.JobCreated, now, retry.Id);
        return retry;
    }

    /// <summary>The wait is over, by the clock or by a person: the try may come in by the gate.</summary>
    public static void Release(PreviewForgeDbContext context, JobRow head, JobRow retry, DateTimeOffset now)
    {
        (retry.NotBefore, head.RetryAt, head.Chain) = (null, null, ChainState.QueuedForSlot);
        context.Tell(LiveEventKind.JobUpdated, now, head.Id);
        context.Tell(LiveEventKind.JobUpdated, now, retry.Id);
    }

    /// <summary>Nothing more is tried: all is done, the tries are used up, or somebody cancelled the last one.</summary>
    public static void End(PreviewForgeDbContext context, JobRow head, GivenUp why, DateTimeOffset now)
    {
        int owed = head.Tally!.Owed;
        JobVerdict verdict = JobVerdict.On(head.Tally);
        head.Chain = owed > 0 ? ChainState.Exhausted : ChainState.Completed;
        head.Status = owed > 0 ? JobStatus.Failed : verdict.Status;
        head.Error = owed > 0 ? $"{verdict.Message}. {Because(why, head.RetryAttempt)}" : verdict.Message;
        (head.CompletedAt, head.CreatedAt, head.RetryAt, head.Paused) = (now, now, null, false);
        context.Tell(LiveEventKind.JobUpdated, now, head.Id);
    }

    private static string Because(GivenUp why, int tries) => why switch
    {
        GivenUp.TryCancelled => $"Try {tries} was cancelled, so nothing more is tried",
        GivenUp.TryDeleted => $"Try {tries} was deleted, so nothing more is tried",
        _ => $"Given up after {(tries == 1 ? "1 try" : $"{tries} tries")}",
    };

    /// <summary>A try of a job that its schedule has suspended is suspended, too. Inherits the one server that is published to only where the first job was told one; who asked for it is no such thing.</summary>
    private static JobRow RetryOf(JobRow head, DateTimeOffset now, DateTimeOffset due) => new()
    {
        Id = Guid.NewGuid(),
        CreatedAt = now,
        NotBefore = due,
        LibraryName = $"Retry: {head.LibraryName}",
        LibraryId = head.LibraryId,
        ServerId = head.ServerId,
        ServerName = head.ServerName,
        ServerType = head.ServerType,
        Priority = head.Priority,
        Paused = head.Paused,
        ParentJobId = head.Id,
        Config = new JobConfig
        {
            Kind = JobKind.Retry, ParentJobId = head.Id, RetryAttempt = head.RetryAttempt, ServerId = head.Config.ServerId, Source = head.Config.Source,
            RetryReason = RetryReason.Of(head.Tally),
        },
    };
}
