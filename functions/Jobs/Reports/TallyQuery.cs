using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Reports;

/// <summary>Counts a job's videos. The database groups them, so that few rows come back however many videos there are.</summary>
internal static class TallyQuery
{
    /// <summary>What these are owed for isn't a server's to give.</summary>
    private static readonly ItemOutcome[] AwaitsNoServer = [ItemOutcome.SkippedFileNotFound, ItemOutcome.NoMediaParts, ItemOutcome.UnresolvedVendor];

    public static async Task<JobTally> CountAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken)
    {
        List<Group> groups = await context.Items.Where(item => item.JobId == jobId)
            .GroupBy(item => new { item.Outcome, item.Owners, item.Publishing, item.FrameSource, IsReady = item.State == ItemState.Ready })
            .Select(group => new Group(group.Key.Outcome, group.Key.Owners, group.Key.Publishing, group.Key.FrameSource, group.Key.IsReady, group.Count()))
            .ToListAsync(cancellationToken);
        Dictionary<ItemOutcome, int> owed = await context.Items.Where(item => item.JobId == jobId && item.State == ItemState.Done && item.IsOwed && item.Outcome != null)
            .GroupBy(item => item.Outcome!.Value).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return new JobTally
        {
            Total = groups.Sum(group => group.Count),
            Owed = owed.Values.Sum(),
            Waiting = owed.Where(outcome => !AwaitsNoServer.Contains(outcome.Key)).Sum(outcome => outcome.Value),
            Done = groups.Where(group => group.Outcome is not null).Sum(group => group.Count),
            Unlisted = await context.Sources.Where(source => source.JobId == jobId && source.State == SourceState.Failed && source.Problem != null)
                .OrderBy(source => source.Number).Select(source => source.Problem!).ToListAsync(cancellationToken),
            Ready = Sum(groups.Where(group => group.IsReady), group => group.Owners, group => group.Count),
            IsDeletionsOnly = groups.Count == 0 && await IsDeletionsOnlyAsync(context, jobId, cancellationToken),
            Outcomes = Sum(groups.Where(group => group.Outcome is not null), group => group.Outcome!.Value, group => group.Count),
            Servers = [.. ByServer(groups).GroupBy(entry => entry.ServerId).OrderBy(server => server.Key, StringComparer.Ordinal).Select(TallyOf)],
        };
    }

    private static async Task<bool> IsDeletionsOnlyAsync(PreviewForgeDbContext context, Guid jobId, CancellationToken cancellationToken)
    {
        List<bool> deletions = await context.Arrivals.Where(row => row.JobId == jobId).Select(row => row.IsDeleted).Distinct().ToListAsync(cancellationToken);
        return deletions is [true];
    }

    private static IEnumerable<ServerEntry> ByServer(IEnumerable<Group> groups)
        => from item in groups
           where item.Outcome is not null
           from server in ServerStatuses.Read(item.Publishing, item.Owners, item.Outcome!.Value)
           select new ServerEntry(server.Key, server.Value, item.FrameSource, item.Count);

    /// <summary>Where pictures came from counts only for videos that have outputs now.</summary>
    private static ServerTally TallyOf(IGrouping<string, ServerEntry> server) => new(
        server.Key,
        Sum(server, entry => entry.Status, entry => entry.Count),
        Sum(server.Where(entry => entry.Source is not null && HasOutputs(entry.Status)), entry => entry.Source!.Value, entry => entry.Count));

    private static bool HasOutputs(PublishStatus status)
        => status is PublishStatus.Published or PublishStatus.PublishedPendingRegistration or PublishStatus.SkippedOutputExists;

    private static Dictionary<TKey, int> Sum<T, TKey>(IEnumerable<T> entries, Func<T, TKey> key, Func<T, int> count)
        where TKey : notnull
        => entries.GroupBy(key).ToDictionary(group => group.Key, group => group.Sum(count));

    private sealed record Group(ItemOutcome? Outcome, string Owners, string? Publishing, FrameSource? FrameSource, bool IsReady, int Count);

    private sealed record ServerEntry(string ServerId, PublishStatus Status, FrameSource? Source, int Count);
}
