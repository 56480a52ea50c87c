using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser;

/// <summary>Asks with the credential, because a server that is still starting answers the public call already.</summary>
internal sealed class MediaBrowserProbe(SystemCalls system) : IServerProbe
{
    public async Task<ServerInfo> AskAsync(CancellationToken cancellationToken)
    {
        SystemInfoRow info = await system.InfoAsync(cancellationToken);
        return new ServerInfo(info.Id, info.ServerName, info.Version);
    }
}
