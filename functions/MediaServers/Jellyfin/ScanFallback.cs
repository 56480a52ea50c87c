using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>Full scans for servers that won't be told of single files: at most one a minute each, whoever asks.</summary>
internal sealed class ScanFallback(TimeProvider time, ILogger<ScanFallback> log)
{
    private readonly OncePerWhile _pause = new(TimeSpan.FromSeconds(60), time);

    /// <summary>Best effort: what fails is logged.</summary>
    public async Task ScanAsync(string serverId, LibraryCalls libraries, CancellationToken cancellationToken)
    {
        if (!_pause.Take(serverId))
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
