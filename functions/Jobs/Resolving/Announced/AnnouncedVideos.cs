using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Puts what webhooks announced among a job's videos. Done twice, the second time adds only what is new.</summary>
public sealed class AnnouncedVideos(Database database, AnnouncedSearches searches, GoneVideos gone, JobLog log)
{
    private const int ItemsPerTransaction = 2000;

    /// <returns>Why the job can't run, for people; null when it can. A job of which nothing is known must never become a scan of libraries.</returns>
    public async Task<string?> AddAsync(JobRow job, AppSettings current, CancellationToken cancellationToken)
    {
        List<ArrivalRow> arrivals = await database.ReadAsync(
            context => context.Arrivals.Where(row => row.JobId == job.Id).OrderBy(row => row.Id).ToListAsync(cancellationToken), cancellationToken);
        if (arrivals.Count == 0)
        {
            return "What the webhook announced is not known any more, so there is nothing to do.";
        }

        AnnouncedPlaces places = searches.For(job, current);
        List<JobItemRow> items = await FindAsync(places, [.. arrivals.Where(row => !row.IsDeleted).Select(AnnouncedItem.Of)], current, cancellationToken);
        foreach (JobItemRow[] chunk in items.Chunk(ItemsPerTransaction))
        {
            await database.WriteAsync(context => InsertAsync(context, chunk, cancellationToken), cancellationToken);
        }

        int told = await gone.TellAsync(new GoneRequest([.. arrivals.Where(row => row.IsDeleted).Select(row => row.Path)], places.Names, current), cancellationToken);
        await log.InfoAsync(job.Id, $"{items.Count} videos found{(told > 0 ? $"; servers told of {told} files that are gone" : "")}", cancellationToken);
        return null;
    }

    /// <summary>
    /// The videos of an earlier job of webhooks that are owed. What had no file then is looked for again; what is found takes its place among that job's
    /// videos, so that the outcome is written there.
    /// </summary>
    public async Task<string?> AddOwedAsync(JobRow retry, Guid head, AppSettings current, CancellationToken cancellationToken)
    {
        List<JobItemRow> owed = await database.ReadAsync(
            context => context.Items.Where(item => item.JobId == head && item.IsOwed).OrderBy(item => item.Id).ToListAsync(cancellationToken), cancellationToken);
        AnnouncedPlaces places = searches.For(retry, current);
        foreach (JobItemRow before in owed)
        {
            List<JobItemRow> found = before.Servers is null
                ? await FindAsync(places, [AnnouncedItem.Parse(before.Path, before.Title)], current, cancellationToken)
                : [new JobItemRow { JobId = retry.Id, Path = before.Path, Title = before.Title, Rank = before.Rank, Hints = HintsOf(before, places.Names) }];
            await database.WriteAsync(
                async context =>
                {
                    await OwedItems.ReplaceAsync(context, before, found, cancellationToken);
                    return await InsertAsync(context, found, cancellationToken);
                },
                cancellationToken);
        }

        await log.InfoAsync(retry.Id, $"{owed.Count} videos are tried again", cancellationToken);
        return null;
    }

    private static async Task<int> InsertAsync(PreviewForgeDbContext context, IReadOnlyCollection<JobItemRow> items, CancellationToken cancellationToken)
    {
        await ItemInserter.InsertAsync(context, items, cancellationToken);
        return items.Count;
    }

    private static async Task<List<JobItemRow>> FindAsync(
        AnnouncedPlaces places, IReadOnlyList<AnnouncedItem> announced, AppSettings current, CancellationToken cancellationToken)
    {
        var hints = new ItemHints(announced, current);
        var merged = new MergedVideos();
        foreach (AnnouncedItem each in announced)
        {
            merged.Add(each.Path.Length > 0 ? places.Search.Find(each, hints.Of(each)) : await places.Items.FindAsync(each, cancellationToken));
        }

        return merged.Items;
    }

    /// <summary>Who owns the file is asked for it anew. Of others only their own word is known.</summary>
    private static Dictionary<string, ServerItem>? HintsOf(JobItemRow before, AnnouncedNames names)
    {
        HashSet<string> owners = [.. names.OwnersOf(before.Path)];
        Dictionary<string, ServerItem> hints = before.Servers!.Where(server => server.Value.ItemId is not null && !owners.Contains(server.Key))
            .ToDictionary(server => server.Key, server => new ServerItem { ItemId = server.Value.ItemId!, RemotePath = "", Title = before.Title });
        return hints.Count > 0 ? hints : null;
    }
}
