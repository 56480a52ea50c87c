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
    /// <summary>Runs within the context's transaction.</summary>
    public async Task AddAsync(PreviewForgeDbContext context, IReadOnlyList<ListedVideo> page, CancellationToken cancellationToken)
    {
        string[] paths = [.. page.Select(video => video.Path).Distinct()];
        Dictionary<string, JobItemRow> known = await context.Items.Where(item => item.JobId == job.Id && paths.Contains(item.Path))
            .ToDictionaryAsync(item => item.Path, cancellationToken);
        var added = new Dictionary<string, JobItemRow>();
        foreach (ListedVideo video in page)
        {
            if ((known.GetValueOrDefault(video.Path) ?? added.GetValueOrDefault(video.Path)) is { } item)
            {
                Merge(item, video);
            }
            else
            {
                added[video.Path] = NewItem(video);
            }
        }

        await ItemInserter.InsertAsync(context, added.Values, cancellationToken);
    }

    private JobItemRow NewItem(ListedVideo video)
    {
        var item = new JobItemRow
        {
            JobId = job.Id,
            Path = video.Path,
            Title = video.Item.Title,
            Rank = RankOf(video.Item),
            Awaits = RowJson.Write(awaitedOwners(video.Path)),
        };
        Merge(item, video);
        return item;
    }

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
