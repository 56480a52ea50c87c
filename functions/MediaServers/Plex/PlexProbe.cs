using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>Asks a Plex server for its name.</summary>
internal sealed class PlexProbe(PlexApi api) : IServerProbe
{
    public async Task<ServerInfo> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            PlexContainer root = await api.RootAsync(cancellationToken);
            return root.MachineIdentifier is null && root.Version is null
                ? throw new UnexpectedAnswerException("Something answers at this address, but it is no Plex server: it names no machine identifier. Check the address.")
                : new ServerInfo(root.MachineIdentifier, root.FriendlyName, root.Version);
        }
        catch (UnexpectedAnswerException elsewhere) when (elsewhere.Status == 404)
        {
            throw new UnexpectedAnswerException("Something answers at this address, but not as a Plex server does (HTTP 404). Leave out the path behind host and port, or enter the one that your proxy uses.", 404, elsewhere);
        }
    }
}
