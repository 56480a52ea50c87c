using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Plex.Announcing;

/// <summary>Makes Plex scan the folders of new files, each folder once for as long as the connection lives.</summary>
internal sealed class ScanNudges(PlexApi api, PlexSections sections, MediaServerSettings server, ILogger logger)
{
    private readonly PathMap _map = new(server.PathMappings);
    private readonly ConcurrentDictionary<ScanFolder, bool> _sent = new();

    /// <summary>Best effort; throws nothing but cancellation.</summary>
    public async Task SendAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken)
    {
        if (localPaths.Count == 0)
        {
            return;
        }

        IReadOnlyList<PlexSection> videos;
        try
        {
            videos = await sections.VideosAsync(cancellationToken);
        }
        catch (MediaServerException failure)
        {
            logger.LogWarning("{Server} was not told of {Files} new files: {Reason}", server.Name, localPaths.Count, failure.Message);
            return;
        }

        ScanFolder[] folders = [.. localPaths.SelectMany(_map.Expand).Select(path => ScanFolder.Of(path, videos)).OfType<ScanFolder>().Where(folder => _sent.TryAdd(folder, true))];
        IReadOnlyDictionary<ScanFolder, Asked<bool>> answers = await Batch.AskAsync(folders, AskAsync, cancellationToken);
        foreach ((ScanFolder folder, Asked<bool>.Failure failure) in answers.Where(each => each.Value is Asked<bool>.Failure).Select(each => (each.Key, (Asked<bool>.Failure)each.Value)))
        {
            _sent.TryRemove(folder, out _);
            logger.LogWarning("{Server} was not asked to scan a folder of library {Library}: {Reason}", server.Name, folder.Section, failure.Reason);
        }
    }

    private async Task<bool> AskAsync(ScanFolder folder, CancellationToken cancellationToken)
    {
        await api.RefreshAsync(folder.Section, folder.Path, cancellationToken);
        return true;
    }
}
