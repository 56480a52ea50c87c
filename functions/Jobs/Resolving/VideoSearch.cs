using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>Finds the videos that a submitted path stands for: itself, or what is in the folder and below.</summary>
/// <param name="mediaRoot">Links that lead out of it are not followed.</param>
/// <param name="unreadable">Told each folder that can't be listed, and why.</param>
internal sealed class VideoSearch(MediaRoot mediaRoot, Action<string, string> unreadable)
{
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    /// <summary>The videos in natural order, found as they are asked for; a folder that links lead to twice is listed once.</summary>
    public IEnumerable<FoundVideo> Expand(string path)
    {
        if (Directory.Exists(path))
        {
            return mediaRoot.RealPathWithin(path) is { } real ? Below(path, real).Select(video => new FoundVideo(video, Exists: true)) : [];
        }

        return [new FoundVideo(path, File.Exists(path))];
    }

    /// <summary>Hidden entries are left out: they are what other programs left behind, or are not done with.</summary>
    private IEnumerable<string> Below(string folder, string realFolder)
    {
        if (!_visited.Add(realFolder))
        {
            yield break;
        }

        foreach (FileSystemInfo entry in List(folder).Where(IsWanted).OrderBy(entry => entry.Name, NaturalOrder.Instance))
        {
            // Only a link can lead elsewhere than its folder does; to follow every path from the top would take most of the time.
            string? real = entry.LinkTarget is null ? Path.Combine(realFolder, entry.Name) : mediaRoot.RealPathWithin(entry.FullName);
            if (real is not null && entry is DirectoryInfo)
            {
                foreach (string video in Below(entry.FullName, real))
                {
                    yield return video;
                }
            }
            else if (real is not null)
            {
                yield return entry.FullName;
            }
        }
    }

    private static bool IsWanted(FileSystemInfo entry) => entry.Name[0] != '.' && (entry is DirectoryInfo || VideoExtensions.IsVideo(entry.Name));

    private FileSystemInfo[] List(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            unreadable(folder, denied.Message);
            return [];
        }
    }
}

/// <param name="Path">Absolute path.</param>
/// <param name="Exists">False for a submitted path that leads to nothing.</param>
internal sealed record FoundVideo(string Path, bool Exists);
