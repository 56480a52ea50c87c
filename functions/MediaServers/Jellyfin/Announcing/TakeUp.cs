using System.Globalization;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>Finds out which videos the server has taken up as they are now. Those that it hasn't, and those whose tiles are gone, are settled here.</summary>
internal sealed class TakeUp(PathLookup lookup, ItemStates states)
{
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task CheckAsync(IReadOnlyCollection<AnnouncedVideo> videos, CancellationToken cancellationToken)
    {
        await states.AskAsync(videos, cancellationToken);
        AnnouncedVideo[] unknown = [.. videos.Where(video => video.State is null)];
        IReadOnlyList<LookupAnswer> answers = await LookUpAsync(unknown, cancellationToken);
        await states.AskAsync([.. unknown.Where(video => video.ItemId is not null)], cancellationToken);
        foreach ((AnnouncedVideo video, LookupAnswer answer) in unknown.Zip(answers).Where(pair => pair.First.State is null))
        {
            lookup.Forget(video.Video.Path);
            video.Wait($"Jellyfin has not taken up the file yet ({answer.Steps}). If it stays so, check the library's folders and the path mappings.");
        }

        foreach (AnnouncedVideo video in videos.Where(video => video.IsOpen))
        {
            Judge(video);
        }
    }

    /// <summary>An id that the server doesn't know is of an item that was removed or renamed; the path counts then.</summary>
    private async Task<IReadOnlyList<LookupAnswer>> LookUpAsync(AnnouncedVideo[] videos, CancellationToken cancellationToken)
    {
        if (videos.Length == 0)
        {
            return [];
        }

        IReadOnlyList<LookupAnswer> answers = await lookup.FindAsync([.. videos.Select(video => video.Video.Path)], cancellationToken);
        foreach ((AnnouncedVideo video, LookupAnswer answer) in videos.Zip(answers))
        {
            video.ItemId = answer.Item is { } item ? MediaBrowser.Calls.ItemIds.Normalize(item.ItemId) : null;
        }

        return answers;
    }

    private static void Judge(AnnouncedVideo video)
    {
        if (!video.IsTakenUp)
        {
            video.Wait(string.Create(
                CultureInfo.InvariantCulture,
                $"Jellyfin still has the file as it was ({video.State!.Size} bytes, now {video.Video.SourceBytes}). When it notices the change it deletes the old tiles; only then they are registered."));
        }
        else if (!video.Video.IsFirst && video.Video.Outputs.Any(output => TileFiles.Look(output.Plan, video.Video.Path) == Sight.Missing))
        {
            video.Settle(AnnounceState.Gone, "Jellyfin has deleted the tiles since they were written, as it does when it takes up a replaced video. They are to be written again.");
        }
    }
}
