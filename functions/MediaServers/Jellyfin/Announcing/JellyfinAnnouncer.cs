using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.Announcing;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>
/// The order is Jellyfin's: when it notices that a file was replaced, it deletes that item's tiles, also those that were made for the new file. So it is
/// nudged first, and nothing is registered before it has taken up the very file that the pictures are of.
/// </summary>
internal sealed class JellyfinAnnouncer(PathNudges nudges, TakeUp takeUp, BridgePlugin plugin, PluginRegistration registration, OwnAdoption adoption) : IAnnouncer
{
    public Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => nudges.SendAsync(localPaths, cancellationToken);

    public Task TellGoneAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => nudges.SendGoneAsync(localPaths, cancellationToken);

    public async Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken)
    {
        AnnouncedVideo[] all = [.. videos.Select(video => new AnnouncedVideo(video))];
        await NudgeAsync([.. videos.Where(video => video is { IsFirst: true, IsNew: true }).Select(video => video.Path)], cancellationToken);
        try
        {
            await takeUp.CheckAsync(all, cancellationToken);
            await ShowAsync([.. all.Where(video => video.IsOpen)], cancellationToken);
        }
        catch (MediaServerException failure)
        {
            foreach (AnnouncedVideo video in all)
            {
                video.Wait(failure.Message);
            }
        }

        await NudgeAsync([.. all.Where(NeedsNudge).Select(video => video.Video.Path)], cancellationToken);
        return [.. all.Select(video => video.Outcome!)];
    }

    /// <summary>What lay there already is told of only when the server doesn't know it.</summary>
    private static bool NeedsNudge(AnnouncedVideo video)
        => video is { Video: { IsFirst: true, IsNew: false }, IsTakenUp: false, Outcome.State: AnnounceState.Pending };

    private async Task ShowAsync(AnnouncedVideo[] videos, CancellationToken cancellationToken)
    {
        if (videos.Length == 0)
        {
            return;
        }

        if ((await plugin.PingAsync(cancellationToken)).Installed)
        {
            await registration.ApplyAsync(videos, cancellationToken);
        }

        await adoption.ApplyAsync([.. videos.Where(video => video.IsOpen)], cancellationToken);
    }
}
