using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>
/// Keeps announcements, many in one transaction: what is new of them goes into the open batch of their key, or opens one with its job; the history says what
/// became of each.
/// </summary>
public sealed class IntakeLedger(Database database, SettingsStore settings, ServerNames servers, TimeProvider time)
{
    /// <returns>A receipt for each entry. Nothing is kept when this throws.</returns>
    internal Task<IntakeResult> KeepAsync(IReadOnlyList<IntakeEntry> entries, CancellationToken cancellationToken)
    {
        // The database keeps milliseconds; whoever compares must not see another time than it does.
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        TimeSpan delay = Delay();
        List<IGrouping<string, IntakeEntry.Announced>> groups = [.. entries.OfType<IntakeEntry.Announced>().GroupBy(entry => entry.Key)];
        return database.WriteAsync(
            async context =>
            {
                await using var seen = new SeenSubjects(context, now);
                await using var arrivals = new ArrivalInserter(context, now);
                var batches = new BatchBook(context, new QuietPeriod(now, delay), servers.Lookup());
                await seen.ForgetOldAsync(cancellationToken);
                await batches.LoadAsync([.. groups.Select(group => group.Key)], cancellationToken);
                var receipts = new Dictionary<IntakeEntry, Receipt>(ReferenceEqualityComparer.Instance);
                var news = new Dictionary<string, BatchNews>(StringComparer.Ordinal);
                foreach (IGrouping<string, IntakeEntry.Announced> group in groups)
                {
                    if (await KeepAsync(new Books(seen, arrivals, batches), group, receipts, cancellationToken) is { } batch)
                    {
                        news[group.Key] = batch;
                    }
                }

                await NoteAsync(context, entries, receipts, now, cancellationToken);
                return new IntakeResult([.. entries.Select(entry => receipts.GetValueOrDefault(entry))], news, batches.Opened);
            },
            cancellationToken);
    }

    /// <summary>Announcements of one key.</summary>
    /// <returns>Where the batch stands; null when nothing of them was new.</returns>
    private static async Task<BatchNews?> KeepAsync(
        Books books, IGrouping<string, IntakeEntry.Announced> group, Dictionary<IntakeEntry, Receipt> receipts, CancellationToken cancellationToken)
    {
        BatchPlace? place = null;
        foreach (IntakeEntry.Announced entry in group)
        {
            IReadOnlyList<AnnouncedThing> things = AnnouncedThing.Of(entry.Arrival);
            List<AnnouncedThing> added = await books.NewOfAsync(entry.Arrival, things, cancellationToken);
            if (added.Count > 0)
            {
                place ??= await books.Batches.OpenAsync(group.Key, entry.Arrival, cancellationToken);
                await books.AddAsync(place, entry.Arrival, added, cancellationToken);
            }

            receipts[entry] = new Receipt(group.Key, added.Count > 0 ? place!.Job.Id : null, added.Count, things.Count - added.Count);
        }

        return place is null ? null : books.Batches.Close(place, group.Count());
    }

    private static async Task NoteAsync(
        PreviewForgeDbContext context, IReadOnlyList<IntakeEntry> entries, Dictionary<IntakeEntry, Receipt> receipts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<HistoryEntry> lines =
        [
            .. entries.Select(entry => entry switch
            {
                IntakeEntry.Announced announced => LineOf(announced.Arrival, receipts[entry]),
                IntakeEntry.Noted noted => noted.Entry,
                _ => throw new ArgumentOutOfRangeException(nameof(entries), entry, "No such entry."),
            }),
        ];
        foreach (var kept in lines.Where(line => line.Status is not HistoryStatus.Queued).GroupBy(line => line.Source))
        {
            context.Tell(LiveEventKind.WebhookReceived, now, "", new { source = kept.Key, title = kept.Last().Title, status = kept.Last().Status, count = kept.Count() });
        }

        await HistoryLines.AddAsync(context, lines, now, cancellationToken);
    }

    private static HistoryEntry LineOf(Arrival arrival, Receipt receipt) => new(
        arrival.Source, arrival.EventType, arrival.Title, receipt.IsDuplicate ? HistoryStatus.Deduped : HistoryStatus.Queued)
    {
        JobId = receipt.JobId, PathCount = receipt.IsDuplicate ? receipt.Duplicates : receipt.Queued, ServerId = arrival.PinnedServerId ?? arrival.OriginServerId,
    };

    private TimeSpan Delay()
    {
        try
        {
            return settings.Read().WebhookDelay;
        }
        catch (SettingsException)
        {
            return new AppSettings().WebhookDelay; // A webhook must not be lost because somebody is editing the file.
        }
    }

    /// <summary>What a transaction writes in.</summary>
    private sealed record Books(SeenSubjects Seen, ArrivalInserter Arrivals, BatchBook Batches)
    {
        public async Task<List<AnnouncedThing>> NewOfAsync(Arrival arrival, IReadOnlyList<AnnouncedThing> things, CancellationToken cancellationToken)
        {
            List<AnnouncedThing> added = [];
            foreach (AnnouncedThing thing in things)
            {
                if (!await Seen.IsKnownAsync(arrival, thing, cancellationToken))
                {
                    added.Add(thing);
                }
            }

            return added;
        }

        public async Task AddAsync(BatchPlace place, Arrival arrival, IReadOnlyList<AnnouncedThing> things, CancellationToken cancellationToken)
        {
            foreach (AnnouncedThing thing in things)
            {
                bool isOneMore = await Arrivals.InsertAsync(place.Job.Id, arrival.Title, thing, cancellationToken);
                await Seen.AddAsync(arrival, place.Job.Id, thing, cancellationToken);
                place.Add(isOneMore && !thing.IsDeleted ? 1 : 0);
            }
        }
    }
}
