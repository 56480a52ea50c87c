using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Retrying;

/// <summary>
/// Writes what came of a try into the videos of the first job. What the first job did stays what it did: a server that got its outputs then is not
/// said to have had them already, because the try found them there.
/// </summary>
internal static class RetryOutcomes
{
    private const int ItemsAtOnce = 500;

    /// <summary>From the best to the worst; over several tries the best counts.</summary>
    private static readonly PublishStatus[] BestFirst =
    [
        PublishStatus.Published, PublishStatus.SkippedOutputExists, PublishStatus.PublishedPendingRegistration, PublishStatus.SkippedNotIndexed,
        PublishStatus.SkippedNotInLibrary, PublishStatus.Failed,
    ];

    /// <summary>Runs within the context's transaction; the changes are tracked, and some are saved.</summary>
    public static async Task MergeAsync(PreviewForgeDbContext context, Guid head, Guid retry, CancellationToken cancellationToken)
    {
        long last = 0;
        List<JobItemRow> tried;
        do
        {
            tried = await context.Items.AsNoTracking().Where(item => item.JobId == retry && item.State == ItemState.Done && item.Id > last)
                .OrderBy(item => item.Id)
                .Take(ItemsAtOnce)
                .ToListAsync(cancellationToken);
            string[] paths = [.. tried.Select(item => item.Path)];
            Dictionary<string, JobItemRow> firsts = await context.Items.Where(item => item.JobId == head && paths.Contains(item.Path))
                .ToDictionaryAsync(item => item.Path, cancellationToken);
            foreach (JobItemRow item in tried.Where(item => firsts.ContainsKey(item.Path)))
            {
                Merge(firsts[item.Path], item);
            }

            last = tried.Count > 0 ? tried[^1].Id : last;
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Entries<JobItemRow>().ToList().ForEach(entry => entry.State = EntityState.Detached);
        }
        while (tried.Count == ItemsAtOnce);
    }

    private static void Merge(JobItemRow first, JobItemRow tried)
    {
        bool wasMade = first.Outcome == ItemOutcome.Generated;
        first.Publishing = BestOf(first.Publishing, tried.Publishing, tried);
        (first.Plans, first.Owners, first.Servers, first.IsOwed, first.FinishedAt) = (tried.Plans, tried.Owners, tried.Servers, tried.IsOwed, tried.FinishedAt);
        if (!wasMade)
        {
            (first.Outcome, first.FrameSource, first.Results, first.Extraction, first.Worker) = (tried.Outcome, tried.FrameSource, tried.Results, tried.Extraction, tried.Worker);
        }

        first.Reason = wasMade && tried.Outcome != ItemOutcome.Failed ? first.Reason : tried.Reason;
    }

    private static string? BestOf(string? before, string? now, JobItemRow tried)
    {
        IReadOnlyDictionary<string, PublishStatus> latest = Results.ServerStatuses.Read(now, tried.Owners, tried.Outcome!.Value);
        var best = new SortedDictionary<string, PublishStatus>(
            before is null ? [] : RowJson.Read<Dictionary<string, PublishStatus>>(before), StringComparer.Ordinal);
        foreach ((string server, PublishStatus status) in latest)
        {
            best[server] = best.TryGetValue(server, out PublishStatus earlier) && Place(earlier) < Place(status) ? earlier : status;
        }

        return best.Count > 0 ? RowJson.Write(best) : null;
    }

    private static int Place(PublishStatus status) => Array.IndexOf(BestFirst, status);
}
