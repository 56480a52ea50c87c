namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>Why a try is made: what was owed when it was set.</summary>
/// <param name="Unresolved">Videos that no server owned.</param>
/// <param name="StalePaths">Files that were not there.</param>
/// <param name="PendingByServer">Videos that a server owed something for, by its id.</param>
public sealed record RetryReason(int Unresolved, int StalePaths, IReadOnlyDictionary<string, int> PendingByServer)
{
    private static readonly PublishStatus[] Owing = [PublishStatus.PublishedPendingRegistration, PublishStatus.SkippedNotIndexed, PublishStatus.SkippedNotInLibrary];

    /// <summary>What is owed by a tally.</summary>
    public static RetryReason Of(JobTally? tally) => new(
        tally?.Unowned ?? 0,
        tally?.Of(ItemOutcome.SkippedFileNotFound) ?? 0,
        (tally?.Servers ?? [])
            .Select(server => (server.ServerId, Count: Owing.Sum(status => server.Counts.GetValueOrDefault(status))))
            .Where(server => server.Count > 0)
            .ToDictionary(server => server.ServerId, server => server.Count));
}
