using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Live;

/// <summary>The events of the last hour, in the database: there they are safe from a crash, and every host of the app reads the same ones.</summary>
public sealed class EventLog(Database database, TimeProvider time)
{
    /// <summary>Most events in one answer.</summary>
    public const int MostAtOnce = 500;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private const int MostKept = 50_000;

    /// <summary>The number of the newest event; 0 when there is none.</summary>
    public Task<long> LastAsync(CancellationToken cancellationToken)
        => database.ReadAsync(async context => await context.Events.MaxAsync(row => (long?)row.Seq, cancellationToken) ?? 0, cancellationToken);

    /// <summary>What came after an event, oldest first.</summary>
    /// <param name="after">The last one that the reader knows; 0 for none.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<LiveBatch> ReadAsync(long after, CancellationToken cancellationToken) => database.ReadAsync(
        async context =>
        {
            List<EventRow> rows = await context.Events.Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(MostAtOnce).ToListAsync(cancellationToken);
            bool hasGap = after > 0 && (rows.Count > 0 ? rows[0].Seq > after + 1 : after > (await context.Events.MaxAsync(row => (long?)row.Seq, cancellationToken) ?? after));
            return new LiveBatch([.. rows.Select(EventOf)], hasGap);
        },
        cancellationToken);

    /// <summary>Forgets what is older than an hour, and of more than 50,000 the oldest.</summary>
    public Task<int> PruneAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            DateTimeOffset since = time.GetUtcNow() - Memory;
            long last = await context.Events.MaxAsync(row => (long?)row.Seq, cancellationToken) ?? 0;
            return await context.Events.Where(row => (row.At < since || row.Seq <= last - MostKept) && row.Seq < last).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    private static LiveEvent EventOf(EventRow row)
        => new(row.Seq, row.At, row.Kind, row.Subject, row.Data is { } data ? JsonSerializer.Deserialize<JsonElement>(data) : null);
}

/// <param name="Events">Oldest first.</param>
/// <param name="HasGap">True: events between the last one that the reader knows and these are forgotten, so it has to look at everything anew.</param>
public sealed record LiveBatch(IReadOnlyList<LiveEvent> Events, bool HasGap);
