using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>Keeps what servers said of who watches, and tells of what changed, in one transaction.</summary>
public sealed class PlaybackRecorder(Database database, TimeProvider time)
{
    /// <param name="heard">All servers that were asked; what is known of others is forgotten.</param>
    /// <param name="cancellationToken">Stops before anything is kept.</param>
    public Task<RecordedPlayback> KeepAsync(IReadOnlyList<ServerSessions> heard, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            DateTimeOffset now = time.GetUtcNow();
            Dictionary<string, PlaybackRow> rows = await context.Playback.ToDictionaryAsync(row => row.ServerId, cancellationToken);
            HashSet<string> before = [.. Playing(rows.Values)];
            foreach (ServerSessions server in heard)
            {
                Keep(context, rows, server, now);
            }

            foreach (PlaybackRow forgotten in rows.Values.ExceptBy(heard.Select(server => server.Server.Id), row => row.ServerId).ToList())
            {
                Change(context, forgotten, 0, now);
                context.Playback.Remove(forgotten);
            }

            HeldServer[] playing =
            [
                .. from server in heard
                   let row = rows.GetValueOrDefault(server.Server.Id)
                   where row is { Sessions: > 0 }
                   select new HeldServer(row.ServerId, server.Server.Name, row.Sessions, row.Since ?? now),
            ];
            return new RecordedPlayback(playing, before.Except(playing.Select(server => server.Id)).Any());
        },
        cancellationToken);

    private static IEnumerable<string> Playing(IEnumerable<PlaybackRow> rows) => rows.Where(row => row.Sessions > 0).Select(row => row.ServerId);

    /// <summary>Of a server that gave no answer, the last one counts for one more look.</summary>
    private static void Keep(PreviewForgeDbContext context, Dictionary<string, PlaybackRow> rows, ServerSessions server, DateTimeOffset now)
    {
        if (server.Playing is null && server.Failures < SessionSurvey.MaxFailures)
        {
            return;
        }

        if (!rows.TryGetValue(server.Server.Id, out PlaybackRow? row))
        {
            row = new PlaybackRow { ServerId = server.Server.Id, CheckedAt = now };
            rows.Add(row.ServerId, row);
            context.Playback.Add(row);
        }

        Change(context, row, server.Playing ?? 0, now);
        row.CheckedAt = now;
    }

    private static void Change(PreviewForgeDbContext context, PlaybackRow row, int sessions, DateTimeOffset now)
    {
        if (row.Sessions != sessions)
        {
            (row.Sessions, row.Since) = (sessions, sessions > 0 ? row.Since ?? now : null);
            context.Tell(LiveEventKind.PlaybackChanged, now, row.ServerId, new { row.Sessions, row.Since });
        }
    }
}

/// <param name="Playing">Servers on which somebody watches.</param>
/// <param name="HasLifted">True: on one of the others somebody watched before.</param>
public sealed record RecordedPlayback(IReadOnlyList<HeldServer> Playing, bool HasLifted);
