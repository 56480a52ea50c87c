using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Announcing;

/// <summary>Tells the server of changed files, many in one call, each once. Best effort: what fails is logged.</summary>
/// <param name="libraries">The server.</param>
/// <param name="map">Its names of our paths.</param>
/// <param name="updateType">What the vendor makes of it best: <c>Created</c> or <c>Modified</c>.</param>
/// <param name="whenRefused">What is done when the server is there, but won't take the notice; null for nothing.</param>
/// <param name="log">Where failures go.</param>
internal sealed class PathNudges(LibraryCalls libraries, PathMap map, string updateType, Func<CancellationToken, Task>? whenRefused, ILogger log)
{
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _toldGone = new(StringComparer.Ordinal);

    public async Task SendAsync(IEnumerable<string> localPaths, CancellationToken cancellationToken)
    {
        string[] paths = [.. localPaths.SelectMany(map.LocalToRemote).Distinct().Where(path => _told.TryAdd(path, true))];
        if (paths.Length == 0)
        {
            return;
        }

        try
        {
            await libraries.NotifyAsync(paths, updateType, cancellationToken);
        }
        catch (UnexpectedAnswerException refusal) when (whenRefused is not null)
        {
            log.LogWarning("The server did not take the notice of {Count} changed files, so it is asked to scan: {Reason}", paths.Length, refusal.Message);
            await whenRefused(cancellationToken);
        }
        catch (MediaServerException failure)
        {
            log.LogWarning("The server could not be told of {Count} changed files: {Reason}", paths.Length, failure.Message);
        }
    }

    /// <summary>Tells of files that are gone; no scan makes good for a notice that isn't taken, the server finds out in its own time.</summary>
    public async Task SendGoneAsync(IEnumerable<string> localPaths, CancellationToken cancellationToken)
    {
        string[] paths = [.. localPaths.SelectMany(map.LocalToRemote).Distinct().Where(path => _toldGone.TryAdd(path, true))];
        if (paths.Length == 0)
        {
            return;
        }

        try
        {
            await libraries.NotifyAsync(paths, "Deleted", cancellationToken);
        }
        catch (MediaServerException failure)
        {
            log.LogWarning("The server could not be told of {Count} deleted files: {Reason}", paths.Length, failure.Message);
        }
    }
}
