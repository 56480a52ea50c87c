using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>
/// What was announced lately, within one transaction. A duplicate doesn't make it younger, so that a sender that repeats itself for ever is heard every ten
/// minutes. A file that came back after it was deleted is none, nor one that is deleted again.
/// </summary>
internal sealed class SeenSubjects(PreviewForgeDbContext context, DateTimeOffset now) : IAsyncDisposable
{
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private const string Here = "\"Source\" = @Source AND \"ServerId\" = @ServerId AND \"Subject\" = @Subject";

    private static readonly string[] KeyColumns = ["Source", "ServerId", "Subject"];

    private readonly RowStatement _find = new(context, $"SELECT 1 FROM webhook_seen WHERE {Here}", KeyColumns);

    private readonly RowStatement _forget = new(context, $"DELETE FROM webhook_seen WHERE {Here}", KeyColumns);

    private readonly RowStatement _add = new(
        context,
        "INSERT INTO webhook_seen (\"Source\", \"ServerId\", \"Subject\", \"JobId\", \"At\") VALUES (@Source, @ServerId, @Subject, @JobId, @At) "
        + "ON CONFLICT (\"Source\", \"ServerId\", \"Subject\") DO NOTHING",
        [.. KeyColumns, "JobId", "At"]);

    /// <summary>Also what a clock that was ahead wrote: it would be remembered until that time has come.</summary>
    public Task<int> ForgetOldAsync(CancellationToken cancellationToken)
    {
        (DateTimeOffset oldest, DateTimeOffset youngest) = (now - Memory, now + Memory);
        return context.Seen.Where(row => row.At <= oldest || row.At > youngest).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whether the same source announced it for the same servers.</summary>
    public Task<bool> IsKnownAsync(Arrival arrival, AnnouncedThing thing, CancellationToken cancellationToken)
        => _find.AnyAsync([arrival.Source, arrival.PinnedServerId ?? "", thing.Subject], cancellationToken);

    public async Task AddAsync(Arrival arrival, Guid jobId, AnnouncedThing thing, CancellationToken cancellationToken)
    {
        string server = arrival.PinnedServerId ?? "";
        await _add.RunAsync([arrival.Source, server, thing.Subject, jobId, now.ToUnixTimeMilliseconds()], cancellationToken);
        if (thing.Opposite is { } opposite)
        {
            await _forget.RunAsync([arrival.Source, server, opposite], cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _find.DisposeAsync();
        await _forget.DisposeAsync();
        await _add.DisposeAsync();
    }
}
