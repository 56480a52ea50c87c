using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>
/// Full refreshes of items, which make a Jellyfin without the plugin look for tiles. They cost the server much, so an item gets one in five minutes,
/// however often it is asked for. Never with <c>regenerateTrickplay</c>, which deletes what is there.
/// </summary>
internal sealed class ItemRefreshes(TimeProvider time)
{
    private readonly OncePerWhile _pause = new(TimeSpan.FromMinutes(5), time);

    /// <exception cref="MediaServerException">The server refused.</exception>
    public async Task RefreshAsync(string serverId, string itemId, MediaBrowserClient client, CancellationToken cancellationToken)
    {
        if (_pause.Take($"{serverId}/{itemId}"))
        {
            await client.SendAsync(VendorRequest.Post($"/Items/{Uri.EscapeDataString(itemId)}/Refresh").With("MetadataRefreshMode", "FullRefresh"), cancellationToken);
        }
    }
}
