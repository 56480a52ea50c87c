using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>One line for people on what a job does, or waits for.</summary>
internal static class StatusLine
{
    public static string Of(JobRow job, JobTally tally, IReadOnlyList<PauseReason> pausedBy) => job switch
    {
        { Chain: ChainState.Scheduled, Status: JobStatus.Pending } => $"Waits for try {job.RetryAttempt} of {job.MaxRetries}",
        { Chain: ChainState.QueuedForSlot, Status: JobStatus.Pending } => $"Try {job.RetryAttempt} of {job.MaxRetries} waits to be let in",
        { Chain: ChainState.Running, Status: JobStatus.Running } => $"Try {job.RetryAttempt} of {job.MaxRetries} runs",
        { Status: JobStatus.Pending, NotBefore: not null, Config.Kind: JobKind.Webhook } => "Waits for more webhooks",
        { Status: JobStatus.Pending, NotBefore: not null } => "Waits for its time",
        { Status: JobStatus.Pending } when pausedBy.Count > 0 => $"Queued — {Reason(pausedBy)}",
        { Status: JobStatus.Pending } => "Queued — waiting for active slot",
        { Status: JobStatus.Running, Paused: true } => $"Paused by its schedule — {Counts(tally)}",
        { Status: JobStatus.Running, HoldsSlot: false } => $"Waits to be let in again — {Counts(tally)}",
        { Status: JobStatus.Running } when pausedBy.Count > 0 => $"Paused — {Reason(pausedBy)} — {Counts(tally)}",
        { Status: JobStatus.Running, Frames: null } => "Starting — loading configuration...",
        { Status: JobStatus.Running, ListedAt: null } => $"Listing libraries... {tally.Done}/{tally.Total} completed so far",
        _ => Counts(tally),
    };

    private static string Counts(JobTally tally) => $"{tally.Done}/{tally.Total} completed";

    private static string Reason(IEnumerable<PauseReason> reasons) => string.Join(", ", reasons.Select(reason => reason switch
    {
        PauseReason.User => "paused by a person",
        PauseReason.QuietHours => "quiet hours",
        _ => "no workers configured",
    }));
}
