namespace PreviewForge.Functions.Jobs.Running;

/// <summary>How a job ends when all its videos have outcomes: completed, completed with a warning, or failed.</summary>
/// <param name="Status">Completed or failed.</param>
/// <param name="Message">Why it failed, or the warning; null when all is well.</param>
public sealed record JobVerdict(JobStatus Status, string? Message)
{
    public static JobVerdict On(JobTally tally)
    {
        if (tally.IsDeletionsOnly)
        {
            return new JobVerdict(JobStatus.Completed, null);
        }

        int succeeded = tally.Of(ItemOutcome.Generated) + tally.Of(ItemOutcome.SkippedBifExists) + tally.Of(ItemOutcome.Swept);
        int failed = tally.Of(ItemOutcome.Failed);
        int missing = tally.Of(ItemOutcome.SkippedFileNotFound);
        int unowned = tally.Unowned;
        string? message = tally is { Total: 0, Unlisted: [] } ? "No videos were found under the given paths" : Describe(failed, missing, tally);
        bool isLost = tally is { Total: 0, Unlisted: not [] }
            || (failed > 0 && succeeded == 0)
            || (missing > 0 && tally.Of(ItemOutcome.Generated) == 0)
            || (tally.Total > 0 && unowned == tally.Total);
        return new JobVerdict(isLost ? JobStatus.Failed : JobStatus.Completed, message);
    }

    private static string? Describe(int failed, int missing, JobTally tally)
    {
        int waiting = tally.Waiting;
        string[] clauses =
        [
            .. Clause(failed, "failed"),
            .. Clause(missing, "not found"),
            .. Clause(tally.Unowned, "in no enabled library of any media server"),
            .. waiting == 0 ? Array.Empty<string>() : [waiting == 1 ? "1 file waits for its media server" : $"{waiting} files wait for their media server"],
            .. tally.Unlisted.Select(problem => problem.TrimEnd('.')),
        ];
        return clauses.Length > 0 ? string.Join(". ", clauses) : null;
    }

    private static IEnumerable<string> Clause(int count, string what)
        => count == 0 ? [] : [count == 1 ? $"1 file {what}" : $"{count} files {what}"];
}
