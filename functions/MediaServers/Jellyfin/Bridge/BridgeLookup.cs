using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

/// <summary>With the plugin a path is one indexed lookup; Jellyfin itself can't be asked for one.</summary>
internal sealed class BridgeLookup(BridgePlugin plugin) : IDirectLookup
{
    public async Task<string?> DescribeAsync(CancellationToken cancellationToken)
        => (await plugin.PingAsync(cancellationToken)).Installed ? "asked the plugin for the exact path" : null;

    public async Task<ServerItem?> FindAsync(string remotePath, CancellationToken cancellationToken)
        => await plugin.ResolveAsync(remotePath, cancellationToken) is { } id ? new ServerItem { ItemId = id, RemotePath = remotePath } : null;
}
