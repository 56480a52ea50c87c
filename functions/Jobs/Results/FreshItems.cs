using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Results;

/// <summary>
/// Videos whose outputs are all fresh. Those that every server is known to show end at once, in one statement and without a call to anybody; the
/// others are asked about.
/// </summary>
internal static class FreshItems
{
    public static async Task ApplyAsync(
        PreviewForgeDbContext context, IQueryable<JobItemRow> items, string? reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<FreshItem> toTell = await items.Where(item => item.Servers != null).Select(item => new FreshItem(item.Id, item.Path, item.Servers!)).ToListAsync(cancellationToken);
        HashSet<(string, string)> shown = await ShownAsync(context, toTell, cancellationToken);
        HashSet<long> unsettled = [.. toTell.Where(item => !item.Servers.All(server => server.Value.Pending is null && shown.Contains((server.Key, item.Path)))).Select(item => item.Id)];
        List<JobItemRow> rows = unsettled.Count == 0 ? [] : await items.Where(item => unsettled.Contains(item.Id)).AsTracking().ToListAsync(cancellationToken);
        await items.Where(item => !unsettled.Contains(item.Id)).ExecuteUpdateAsync(
            update => update.SetProperty(item => item.State, ItemState.Done)
                .SetProperty(item => item.Outcome, ItemOutcome.SkippedBifExists)
                .SetProperty(item => item.Reason, reason)
                .SetProperty(item => item.FrameSource, FrameSource.OutputExisted)
                .SetProperty(item => item.FinishedAt, now),
            cancellationToken);
        foreach (JobItemRow row in rows)
        {
            (row.Outcome, row.Reason, row.FrameSource) = (ItemOutcome.SkippedBifExists, reason, FrameSource.OutputExisted);
            ItemEnding.AnnounceOrEnd(row, now);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task<HashSet<(string ServerId, string Path)>> ShownAsync(
        PreviewForgeDbContext context, List<FreshItem> items, CancellationToken cancellationToken)
    {
        string[] servers = [.. items.SelectMany(item => item.Servers.Keys).Distinct()];
        string[] paths = [.. items.Select(item => item.Path)];
        var rows = await context.Shown.Where(row => servers.Contains(row.ServerId) && paths.Contains(row.Path))
            .Select(row => new { row.ServerId, row.Path })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.ServerId, row.Path))];
    }

    private sealed record FreshItem(long Id, string Path, IReadOnlyDictionary<string, ItemServer> Servers);
}
