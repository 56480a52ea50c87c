using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.Intake;

/// <summary>What was announced lately. A duplicate doesn't make it younger, so that a sender that repeats itself for ever is heard every ten minutes.</summary>
internal sealed class SeenSubjects(PreviewForgeDbContext context, DateTimeOffset now)
{
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private const string Statement =
        "INSERT INTO webhook_seen (\"Source\", \"ServerId\", \"Subject\", \"JobId\", \"At\") VALUES (@Source, @ServerId, @Subject, @JobId, @At) "
        + "ON CONFLICT (\"Source\", \"ServerId\", \"Subject\") DO NOTHING";

    public Task<int> ForgetOldAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset oldest = now - Memory;
        return context.Seen.Where(row => row.At <= oldest).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Those of the subjects that the same source announced for the same servers.</summary>
    public async Task<HashSet<string>> KnownAsync(Arrival arrival, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        List<string> asked = [.. subjects.Distinct(StringComparer.Ordinal)];
        string server = arrival.PinnedServerId ?? "";
        return new HashSet<string>(
            await context.Seen.Where(row => row.Source == arrival.Source && row.ServerId == server && asked.Contains(row.Subject)).Select(row => row.Subject).ToListAsync(cancellationToken),
            StringComparer.Ordinal);
    }

    public async Task AddAsync(Arrival arrival, Guid jobId, IReadOnlyList<AnnouncedThing> things, CancellationToken cancellationToken)
    {
        await using var insert = new RowStatement(context, Statement, ["Source", "ServerId", "Subject", "JobId", "At"]);
        foreach (AnnouncedThing thing in things)
        {
            await insert.RunAsync([arrival.Source, arrival.PinnedServerId ?? "", thing.Subject, jobId, now.ToUnixTimeMilliseconds()], cancellationToken);
        }
    }
}
