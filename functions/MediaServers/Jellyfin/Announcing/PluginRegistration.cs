using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>With the plugin: what isn't shown, or wrongly, is registered with its true numbers; then the server is asked again.</summary>
internal sealed class PluginRegistration(BridgePlugin plugin, ItemStates states, TileCheck tiles)
{
    /// <summary>Registers what is owed. Videos stay open when the plugin turns out to be gone.</summary>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task ApplyAsync(IReadOnlyList<AnnouncedVideo> videos, CancellationToken cancellationToken)
    {
        foreach (AnnouncedVideo video in videos.Where(video => video.Owed.Any()))
        {
            if (!await RegisterAsync(video, cancellationToken))
            {
                return;
            }
        }

        AnnouncedVideo[] registered = [.. videos.Where(video => video.IsRegistered)];
        await states.AskAsync(registered, cancellationToken);
        foreach (AnnouncedVideo video in videos.Where(video => video.IsOpen))
        {
            await SettleAsync(video, cancellationToken);
        }
    }

    /// <returns>False when there is no plugin any more.</returns>
    private async Task<bool> RegisterAsync(AnnouncedVideo video, CancellationToken cancellationToken)
    {
        foreach (AnnouncedOutput output in video.Owed.ToArray())
        {
            var set = new TileSet(video.ItemId!, output.Plan.Width, output.Plan.IntervalSeconds * 1000, TileFiles.IsBesideMedia(output.Plan));
            switch (await plugin.RegisterAsync(set, cancellationToken))
            {
                case Registration.Done:
                    video.IsRegistered = true;
                    break;
                case Registration.NoPlugin:
                    return false;
                case Registration.NothingThere:
                    await tiles.ExplainAsync(video, output, cancellationToken);
                    break;
                case Registration.Refused(var detail):
                    video.Wait($"The plugin did not register the tiles: {detail}");
                    break;
            }
        }

        return true;
    }

    private async Task SettleAsync(AnnouncedVideo video, CancellationToken cancellationToken)
    {
        if (video.State is null)
        {
            video.Wait("Jellyfin has dropped the item in the meantime.");
        }
        else if (video.Owed.FirstOrDefault() is { } wrong)
        {
            video.Settle(AnnounceState.Registered, $"{RowCheck.WhyWrong(wrong, video.State.RowOf(wrong), video.IsRegistered)}, although the plugin has just registered them. Is it the right plugin for this server?");
        }
        else if (video.IsRegistered || video.Video.IsNew)
        {
            await tiles.SettleAsync(video, cancellationToken);
        }
        else
        {
            video.Settle(AnnounceState.Verified);
        }
    }
}
