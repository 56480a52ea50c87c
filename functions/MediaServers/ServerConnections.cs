using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers;

/// <summary>Finds the vendor of a server.</summary>
public sealed class ServerConnections(IEnumerable<IMediaServerKind> kinds)
{
    private readonly Dictionary<ServerType, IMediaServerKind> _kinds = kinds.ToDictionary(kind => kind.Type);

    /// <param name="server">The server as the settings have it.</param>
    /// <param name="settings">All settings, for what the server doesn't say itself.</param>
    public ServerConnection Open(MediaServerSettings server, AppSettings settings) => _kinds[server.Type].Connect(server, settings.ThumbnailInterval);
}
