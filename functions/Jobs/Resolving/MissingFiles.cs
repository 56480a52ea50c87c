using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Makes servers look at files that they don't have yet, or have not looked into, so that the next try finds them.</summary>
public sealed class MissingFiles(SettingsStore settings, ServerConnections connections)
{
    /// <summary>Most files in one step that a server is told of.</summary>
    private const int MostFiles = 200;

    /// <summary>Best effort. What a server listed itself needs no nudge: it will look into it in its own time, and a library would be a storm of calls.</summary>
    public async Task NudgeAsync(JobRow job, IReadOnlyList<JobItemRow> planned, CancellationToken cancellationToken)
    {
        if (job.Config.Kind is not (JobKind.Paths or JobKind.Webhook or JobKind.Retry))
        {
            return;
        }

        var missing = planned.SelectMany(item => (item.Servers ?? new Dictionary<string, ItemServer>())
            .Where(server => server.Value.Pending is PendingCause.NotInLibrary or PendingCause.NotIndexed)
            .Select(server => (Server: server.Key, item.Path)));
        AppSettings current = settings.Read();
        foreach (var server in missing.GroupBy(pair => pair.Server, pair => pair.Path))
        {
            if (current.MediaServers.FirstOrDefault(entry => entry.Id == server.Key && entry.IsUsable) is { } entry)
            {
                await connections.Open(entry, current).Announcer.NudgeAsync([.. server.Take(MostFiles)], cancellationToken);
            }
        }
    }
}
