using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>One line for people on what a job does, or waits for.</summary>
internal static class StatusLine
{
    public static string Of(JobRow job, JobTally tally, WaitReasons waits) => job switch
    {
        { Chain: ChainState.Scheduled or ChainState.QueuedForSlot or ChainState.Running, Paused: true } => $"Paused by its schedule — try {job.RetryAttempt} of {job.MaxRetries}",
        { Status: JobStatus.Pending, Paused: true } => "Paused by its schedule",
        { Chain: ChainState.Scheduled, Status: JobStatus.Pending } => $"Waits for try {job.RetryAttempt} of {job.MaxRetries}",
        { Chain: ChainState.QueuedForSlot, Status: JobStatus.Pending } => $"Try {job.RetryAttempt} of {job.MaxRetries} waits to be let in",
        { Chain: ChainState.Running, Status: JobStatus.Running } => $"Try {job.RetryAttempt} of {job.MaxRetries} runs",
        { Status: JobStatus.Pending, NotBefore: not null, Config.Kind: JobKind.Webhook } => "Waits for more webhooks",
        { Status: JobStatus.Pending, NotBefore: not null } => "Waits for its time",
        { Status: JobStatus.Pending } when waits.PausedBy.Count > 0 => $"Queued — {Reason(waits.PausedBy)}",
        { Status: JobStatus.Pending } => "Queued — waiting for active slot",
        { Status: JobStatus.Running, Paused: true } => $"Paused by its schedule — {Counts(tally)}",
        { Status: JobStatus.Running, HoldsSlot: false } => $"Waits to be let in again — {Counts(tally)}",
        { Status: JobStatus.Running } when waits.PausedBy.Count > 0 => $"Paused — {Reason(waits.PausedBy)} — {Counts(tally)}",
        { Status: JobStatus.Running, Frames: null } => "Starting — loading configuration...",
        { Status: JobStatus.Running, ListedAt: null } => $"Listing libraries... {tally.Done}/{tally.Total} completed so far",
        { Status: JobStatus.Running } when waits.HeldOf(tally) is { Videos: > 0 } held => Held(held.Servers, held.Videos, tally),
        { Status: JobStatus.Completed } when tally.IsDeletionsOnly => "The files are gone; nothing to do",
        _ => Counts(tally),
    };

    /// <summary>A job that has other videos goes on with them.</summary>
    private static string Held(IEnumerable<HeldServer> servers, int videos, JobTally tally)
    {
        string reasons = string.Join(", ", servers.Select(server => server.Reason));
        return videos == tally.Total - tally.Done ? $"Held — {reasons} — {Counts(tally)}" : $"{Counts(tally)} — {videos} held: {reasons}";
    }

    private static string Counts(JobTally tally) => $"{tally.Done}/{tally.Total} completed";

    private static string Reason(IEnumerable<PauseReason> reasons) => string.Join(", ", reasons.Select(reason => reason switch
    {
        PauseReason.User => "paused by a person",
        PauseReason.QuietHours => "quiet hours",
        _ => "no workers configured",
    }));
}
