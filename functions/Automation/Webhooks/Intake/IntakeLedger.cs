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
        return database.WriteAsync(
            async context =>
            {
                var seen = new SeenSubjects(context, now);
                await seen.ForgetOldAsync(cancellationToken);
                var batches = new BatchBook(context, new QuietPeriod(now, delay), servers.Lookup());
                var receipts = new Dictionary<IntakeEntry, Receipt>(ReferenceEqualityComparer.Instance);
                var news = new Dictionary<string, BatchNews>();
                foreach (IGrouping<string, IntakeEntry.Announced> group in entries.OfType<IntakeEntry.Announced>().GroupBy(entry => entry.Key))
                {
                    if (await KeepAsync(new KeyedGroup(context, seen, batches), group, receipts, cancellationToken) is { } batch)
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
        KeyedGroup into, IGrouping<string, IntakeEntry.Announced> group, Dictionary<IntakeEntry, Receipt> receipts, CancellationToken cancellationToken)
    {
        Arrival first = group.First().Arrival;
        List<(IntakeEntry.Announced Entry, IReadOnlyList<AnnouncedThing> Things)> announced = [.. group.Select(entry => (entry, AnnouncedThing.Of(entry.Arrival)))];
        HashSet<string> known = await into.Seen.KnownAsync(first, announced.SelectMany(each => each.Things.Select(thing => thing.Subject)), cancellationToken);
        BatchPlace? place = null;
        foreach ((IntakeEntry.Announced entry, IReadOnlyList<AnnouncedThing> things) in announced)
        {
            List<AnnouncedThing> added = [.. things.Where(thing => known.Add(thing.Subject))];
            if (added.Count > 0)
            {
                place ??= await into.Batches.OpenAsync(group.Key, entry.Arrival, cancellationToken);
                await ArrivalInserter.InsertAsync(into.Context, place.Job.Id, entry.Arrival.Title, added, place.Now, cancellationToken);
                await into.Seen.AddAsync(first, place.Job.Id, added, cancellationToken);
                place.Add(added.Count(thing => !thing.IsDeleted));
            }

            receipts[entry] = new Receipt(group.Key, added.Count > 0 ? place!.Job.Id : null, added.Count, things.Count - added.Count);
        }

        return place is null ? null : into.Batches.Close(place, announced.Count);
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

    private sealed record KeyedGroup(PreviewForgeDbContext Context, SeenSubjects Seen, BatchBook Batches);
}
