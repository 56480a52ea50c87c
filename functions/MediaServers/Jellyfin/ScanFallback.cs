using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>Full scans for servers that won't be told of single files: at most one a minute each, however many files there are.</summary>
internal sealed class ScanFallback(TimeProvider time, ILogger<ScanFallback> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);

    /// <summary>Best effort: what fails is logged.</summary>
    public async Task ScanAsync(string serverId, LibraryCalls libraries, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (_last.AddOrUpdate(serverId, now, (_, last) => now - last >= Pause ? now : last) != now)
        {
            return;
        }

        try
        {
            await libraries.ScanAsync(cancellationToken);
        }
        catch (MediaServerException failure)
        {
            log.LogWarning("{Server} could not be asked to scan: {Reason}", serverId, failure.Message);
        }
    }
}
