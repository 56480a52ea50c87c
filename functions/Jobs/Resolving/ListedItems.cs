using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>
/// Puts a page of listed videos among a job's items. A video that another server named before becomes one item with what both said. The same page
/// twice changes nothing.
/// </summary>
internal sealed class ListedItems(JobRow job, Func<string, IEnumerable<string>> awaitedOwners)
{
    private static readonly string Said =
        $"UPDATE job_items SET \"Hints\" = @Hints, \"Awaits\" = @Awaits WHERE \"JobId\" = @JobId AND \"Path\" = @Path AND \"State\" = {(int)ItemState.Listed}";

    /// <summary>Runs within the context's transaction.</summary>
    public async Task AddAsync(PreviewForgeDbContext context, IReadOnlyList<ListedVideo> page, CancellationToken cancellationToken)
    {
        Dictionary<string, JobItemRow> known = await KnownAsync(context, [.. page.Select(video => video.Path).Distinct()], cancellationToken);
        var (added, changed) = (new Dictionary<string, JobItemRow>(), new Dictionary<string, JobItemRow>());
        foreach (ListedVideo video in page)
        {
            if (known.TryGetValue(video.Path, out JobItemRow? item))
            {
                changed[video.Path] = item;
            }
            else if (!added.TryGetValue(video.Path, out item))
            {
                added[video.Path] = item = NewItem(video);
            }

            Merge(item, video);
        }

        await ItemInserter.InsertAsync(context, added.Values, cancellationToken);
        await using var update = new RowStatement(context, Said, ["Hints", "Awaits", "JobId", "Path"]);
        foreach (JobItemRow item in changed.Values)
        {
            await update.RunAsync([RowStatement.Json(item.Hints), item.Awaits, item.JobId, item.Path], cancellationToken);
        }
    }

    /// <summary>Those that were named before, with what a merge needs.</summary>
    private Task<Dictionary<string, JobItemRow>> KnownAsync(PreviewForgeDbContext context, List<string> paths, CancellationToken cancellationToken) => context.Items
        .Where(item => item.JobId == job.Id && paths.Contains(item.Path))
        .Select(item => new JobItemRow { JobId = item.JobId, Path = item.Path, State = item.State, Hints = item.Hints, Awaits = item.Awaits })
        .ToDictionaryAsync(item => item.Path, cancellationToken);

    private JobItemRow NewItem(ListedVideo video) => new()
    {
        JobId = job.Id,
        Path = video.Path,
        Title = video.Item.Title,
        Rank = RankOf(video.Item),
        Awaits = RowJson.Write(awaitedOwners(video.Path)),
    };

    /// <summary>What is planned already needs nothing more.</summary>
    private static void Merge(JobItemRow item, ListedVideo video)
    {
        if (item.State != ItemState.Listed)
        {
            return;
        }

        var hints = new Dictionary<string, ServerItem>(item.Hints ?? new Dictionary<string, ServerItem>());
        hints.TryAdd(video.ServerId, video.Item);
        item.Hints = hints;
        item.Awaits = RowJson.Write(RowJson.Read<string[]>(item.Awaits).Where(id => id != video.ServerId));
    }

    private long RankOf(ServerItem item) => job.Config.Order switch
    {
        ItemOrder.Newest => -(item.AddedAt ?? DateTimeOffset.MinValue).ToUnixTimeSeconds(),
        ItemOrder.Oldest => (item.AddedAt ?? DateTimeOffset.MaxValue).ToUnixTimeSeconds(),
        ItemOrder.Random => Random.Shared.NextInt64(),
        _ => 0,
    };
}
