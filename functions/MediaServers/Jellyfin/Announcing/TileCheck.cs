using System.Net;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>Fetches a sheet as a player would: that a server lists tiles doesn't mean that it has them.</summary>
internal sealed class TileCheck(MediaBrowserClient client, LibraryCalls libraries)
{
    /// <summary>Settles a video whose rows are right.</summary>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task SettleAsync(AnnouncedVideo video, CancellationToken cancellationToken)
    {
        foreach (AnnouncedOutput output in video.Video.Outputs)
        {
            if (!await IsServedAsync(video.ItemId!, output.Plan.Width, cancellationToken))
            {
                await ExplainAsync(video, output, cancellationToken);
                return;
            }
        }

        video.Settle(AnnounceState.Verified);
    }

    /// <summary>Settles a video of which the server finds no tiles: deleted, or looked for in another place.</summary>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task ExplainAsync(AnnouncedVideo video, AnnouncedOutput output, CancellationToken cancellationToken)
    {
        Sight sight = TileFiles.Look(output.Plan, video.Video.Path);
        if (sight != Sight.Missing && await WrongPlaceAsync(video, output, cancellationToken) is { } reason)
        {
            video.Wait(reason);
        }
        else if (sight == Sight.There || (sight == Sight.Unknown && video.Video.IsFirst))
        {
            video.Wait("The tiles are written, but Jellyfin doesn't find them. Does it see the same disk, and may it read it?");
        }
        else
        {
            video.Settle(AnnounceState.Gone, "Jellyfin has deleted the tiles since they were written, as it does when it takes up a replaced video. They are to be written again.");
        }
    }

    private async Task<bool> IsServedAsync(string itemId, int width, CancellationToken cancellationToken)
    {
        string id = Uri.EscapeDataString(itemId);
        VendorRequest request = (VendorRequest.Get($"/Videos/{id}/Trickplay/{width}/0.jpg") with { Accept = "image/jpeg" }).With("mediaSourceId", itemId);
        VendorReply reply = await client.AskAsync(request, cancellationToken);
        return reply.Status switch
        {
            HttpStatusCode.OK => IsJpeg(reply.Body.Span),
            HttpStatusCode.NotFound => false,
            _ => throw client.Refusal(request, reply),
        };
    }

    private static bool IsJpeg(ReadOnlySpan<byte> body) => body is [0xFF, 0xD8, ..];

    private async Task<string?> WrongPlaceAsync(AnnouncedVideo video, AnnouncedOutput output, CancellationToken cancellationToken)
    {
        bool besideMedia = TileFiles.IsBesideMedia(output.Plan);
        var conditions = new AdoptionConditions(JellyfinBehaviour.Of(null), await libraries.ListAsync(cancellationToken), null);
        return conditions.LibraryOf(video.State?.RemotePath) is { } library && (library.Flag(JellyfinFlag.WithMedia) ?? false) != besideMedia
            ? $"Jellyfin looks for tiles {(besideMedia ? "in its data folder" : "beside the videos")}, and ours are elsewhere. Switch {JellyfinFlag.WithMedia} {(besideMedia ? "on" : "off")} for the library \"{library.Title}\"."
            : null;
    }
}
