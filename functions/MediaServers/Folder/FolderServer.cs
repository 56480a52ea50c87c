using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Folder;

/// <summary>A plain folder with no server behind it: everything lies beside the video, and there is nobody to tell.</summary>
internal sealed class FolderServer : IMediaServerKind
{
    public ServerType Type => ServerType.Folder;

    public ServerConnection Connect(MediaServerSettings server, int interval) => new()
    {
        Probe = new FolderProbe(server),
        Catalog = new FolderCatalog(server),
        Plans = new FolderPlans(server, interval),
        Announcer = new NobodyToTell(),
    };
}
