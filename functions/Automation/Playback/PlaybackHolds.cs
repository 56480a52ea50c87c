using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Playback;

/// <summary>Servers with <c>playback_pause</c> on which somebody watches, as far as they were asked lately. Turning the switch off counts at once.</summary>
public sealed class PlaybackHolds(Database database, SettingsStore settings, TimeProvider time) : IServerHolds
{
    /// <summary>What is older counts for nothing: when the watch itself stops, work must not stop for good.</summary>
    internal static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<HeldServer>> CurrentAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<MediaServerSettings> watched = WatchedServers.Of(settings.ReadOrDefault());
        if (watched.Count == 0)
        {
            return [];
        }

        DateTimeOffset oldest = time.GetUtcNow() - LongestAge;
        Dictionary<string, PlaybackRow> playing = await database.ReadAsync(
            context => context.Playback.Where(row => row.Sessions > 0 && row.CheckedAt >= oldest).ToDictionaryAsync(row => row.ServerId, cancellationToken), cancellationToken);
        return
        [
            .. from server in watched
               where playing.ContainsKey(server.Id)
               let row = playing[server.Id]
               select new HeldServer(server.Id, server.Name, row.Sessions, row.Since ?? row.CheckedAt),
        ];
    }
}
