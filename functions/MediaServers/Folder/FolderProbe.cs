using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Folder;

/// <summary>A folder is there when the app can list it.</summary>
internal sealed class FolderProbe(MediaServerSettings server) : IServerProbe
{
    public Task<ServerInfo> AskAsync(CancellationToken cancellationToken)
    {
        string? missing = server.Libraries.SelectMany(library => library.RemotePaths).FirstOrDefault(folder => !Directory.Exists(folder));
        return missing is null
            ? Task.FromResult(new ServerInfo(null, server.Name, null))
            : throw new ServerUnreachableException($"The folder {missing} is not there. Is it mounted?", UnreachableCause.Connection);
    }
}
