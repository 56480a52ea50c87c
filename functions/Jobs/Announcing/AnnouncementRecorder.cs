using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Announcing;

/// <summary>Writes down what servers said of videos, and decides what comes next for each.</summary>
public sealed class AnnouncementRecorder(Database database, TimeProvider time)
{
    /// <summary>Waits before a server is asked again within the job; after the last, the video is owed.</summary>
    private static readonly TimeSpan[] Patience = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)];

    public Task<int> RecordAsync(Guid jobId, IReadOnlyList<JobItemRow> asked, IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        ILookup<long, Answer> byItem = answers.ToLookup(answer => answer.ItemId);
        List<long> ids = [.. asked.Select(item => item.Id)];
        return database.WriteAsync(
            async context =>
            {
                List<JobItemRow> items = await context.Items.Where(item => item.JobId == jobId && item.State == ItemState.Announcing && ids.Contains(item.Id)).ToListAsync(cancellationToken);
                foreach (JobItemRow item in items)
                {
                    Apply(item, [.. byItem[item.Id]]);
                }

                await RememberShownAsync(context, items, cancellationToken);
                return items.Count;
            },
            cancellationToken);
    }

    private void Apply(JobItemRow item, IReadOnlyList<Answer> answers)
    {
        DateTimeOffset now = time.GetUtcNow();
        item.Servers = Merge(item.Servers!, answers);
        item.Announces++;
        if (answers.Any(answer => answer.Outcome.State == AnnounceState.Gone))
        {
            PublishAgain(item, now);
        }
        else if (answers.Any(answer => answer.Outcome.State == AnnounceState.Pending) && item.Announces <= Patience.Length)
        {
            item.AnnounceAt = now + Patience[item.Announces - 1];
        }
        else
        {
            ItemEnding.End(item, now);
        }
    }

    private static Dictionary<string, ItemServer> Merge(IReadOnlyDictionary<string, ItemServer> servers, IReadOnlyList<Answer> answers)
    {
        var merged = new Dictionary<string, ItemServer>(servers);
        foreach (Answer answer in answers)
        {
            ItemServer before = merged[answer.ServerId];
            AnnounceState state = answer.Outcome.State == AnnounceState.Gone ? AnnounceState.Pending : answer.Outcome.State;
            merged[answer.ServerId] = before with { State = state, Reason = answer.Outcome.Reason, ItemId = answer.Outcome.ItemId ?? before.ItemId };
        }

        return merged;
    }

    /// <summary>The frame cache still has the pictures, so nothing is decoded for it; but not for ever.</summary>
    private static void PublishAgain(JobItemRow item, DateTimeOffset now)
    {
        if (item.Attempts >= DispatchLedger.MaxAttempts)
        {
            ItemEnding.End(item, now);
            return;
        }

        (item.State, item.DispatchId, item.AnnounceAt, item.Announces) = (ItemState.Ready, null, null, 0);
    }

    private async Task RememberShownAsync(PreviewForgeDbContext context, List<JobItemRow> items, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        string[] paths = [.. items.Select(item => item.Path)];
        Dictionary<(string, string), ShownRow> known = await context.Shown.Where(row => paths.Contains(row.Path)).ToDictionaryAsync(row => (row.ServerId, row.Path), cancellationToken);
        foreach (JobItemRow item in items)
        {
            foreach (string server in item.Servers!.Where(server => server.Value.State is AnnounceState.Verified or AnnounceState.Registered or AnnounceState.Published).Select(server => server.Key))
            {
                if (known.TryGetValue((server, item.Path), out ShownRow? row))
                {
                    row.SeenAt = now;
                }
                else
                {
                    context.Shown.Add(new ShownRow { ServerId = server, Path = item.Path, SeenAt = now });
                }
            }
        }
    }
}
