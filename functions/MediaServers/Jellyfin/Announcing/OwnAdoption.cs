using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>Without the plugin: the server takes up tiles by itself, in ways of its own, and never corrects what it has once written down.</summary>
/// <param name="reader">What decides.</param>
/// <param name="states">What the server shows.</param>
/// <param name="tiles">Whether it has what it shows.</param>
/// <param name="refresh">Makes the server look at an item.</param>
internal sealed class OwnAdoption(AdoptionReader reader, ItemStates states, TileCheck tiles, Func<string, CancellationToken, Task> refresh)
{
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task ApplyAsync(IReadOnlyList<AnnouncedVideo> videos, CancellationToken cancellationToken)
    {
        AnnouncedVideo[] missing = [.. videos.Where(video => !video.HasRows)];
        if (missing.Length > 0)
        {
            AdoptionConditions conditions = await reader.ReadAsync(cancellationToken);
            AnnouncedVideo[] refreshed = [.. await AdviseAsync(missing, conditions, cancellationToken)];
            await states.AskAsync(refreshed, cancellationToken);
        }

        foreach (AnnouncedVideo video in videos.Where(video => video.IsOpen))
        {
            await SettleAsync(video, cancellationToken);
        }
    }

    /// <returns>Those that the server was asked to look at.</returns>
    private async Task<List<AnnouncedVideo>> AdviseAsync(AnnouncedVideo[] missing, AdoptionConditions conditions, CancellationToken cancellationToken)
    {
        List<AnnouncedVideo> refreshed = [];
        foreach (AnnouncedVideo video in missing)
        {
            AnnouncedOutput output = video.Video.Outputs.First(output => video.State!.RowOf(output) is null);
            if (AdoptionAdvice.For(output, conditions.LibraryOf(video.State!.RemotePath), conditions) is AdoptionAdvice.Wait(var reason))
            {
                video.Wait(reason);
            }
            else
            {
                await refresh(video.ItemId!, cancellationToken);
                refreshed.Add(video);
            }
        }

        return refreshed;
    }

    private async Task SettleAsync(AnnouncedVideo video, CancellationToken cancellationToken)
    {
        if (!video.HasRows)
        {
            video.Wait("Jellyfin was asked to take up the tiles; it is asked again whether it has.");
        }
        else if (video.Owed.FirstOrDefault() is { } wrong)
        {
            string why = RowCheck.WhyWrong(wrong, video.State!.RowOf(wrong), isRegistered: false)!;
            video.Settle(AnnounceState.Registered, $"{why}. Without our plugin it guesses, and keeps what it guessed: install the plugin to have it put right.");
        }
        else if (video.Video.IsNew)
        {
            await tiles.SettleAsync(video, cancellationToken);
        }
        else
        {
            video.Settle(AnnounceState.Verified);
        }
    }
}
