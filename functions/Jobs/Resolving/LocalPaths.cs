using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Our names of the files that one server lists. A server's word is not trusted: what is no absolute path, or outside of the media root, is left out.</summary>
internal sealed class LocalPaths(MediaServerSettings server, MediaRoot mediaRoot)
{
    private readonly PathMap _map = new(server.PathMappings);

    private int _foreign;
    private string _example = "";

    /// <summary>How many paths led nowhere since this was asked last.</summary>
    public int TakeForeign() => Interlocked.Exchange(ref _foreign, 0);

    /// <summary>What a person should know of paths that lead nowhere.</summary>
    /// <param name="count">How many there are by now.</param>
    public string Complaint(int count)
        => $"{(count == 1 ? "1 file" : $"{count} files")} of {server.Name} {(count == 1 ? "has a path that leads" : "have paths that lead")} nowhere here, such as {_example}. Add a path mapping to this server.";

    /// <summary>Where several mappings fit, the file that is there counts; looked at only then, because each look costs a trip to the storage.</summary>
    public ListedVideo? Find(ServerItem item)
    {
        if (!VideoExtensions.IsVideo(item.RemotePath))
        {
            return null;
        }

        List<string> candidates = [.. _map.RemoteToLocal(item.RemotePath).Where(mediaRoot.MayHold)];
        if (candidates.Count == 0)
        {
            _foreign++;
            _example = _example.Length > 0 ? _example : item.RemotePath;
            return null;
        }

        string path = candidates.Count == 1 ? candidates[0] : candidates.FirstOrDefault(File.Exists) ?? candidates[0];
        return new ListedVideo(Path.GetFullPath(path), server.Id, item);
    }
}
