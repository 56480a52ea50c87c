using System.IO.Enumeration;
using PreviewForge.Previews.Naming;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>What was in a folder when it was looked into.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Files">Names of its files, links to files included.</param>
/// <param name="Folders">Names of its folders.</param>
/// <param name="Links">Names of its links to folders. They are never followed: what they lead to lies below a root anyway, or isn't ours.</param>
internal sealed record FolderLook(string Path, IReadOnlyList<string> Files, IReadOnlyList<string> Folders, IReadOnlyList<string> Links)
{
    // Everything is wanted, and a list that lacks what can't be read would make live videos look gone.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private enum Kind
    {
        File,
        Folder,
        Link,
    }

    public bool IsEmpty => Files.Count + Folders.Count + Links.Count == 0;

    public LiveNames Live => field ??= new LiveNames(Files.Concat(Folders).Concat(Links));

    /// <summary>Its videos, without hidden ones: macOS leaves a <c>._</c> file for each file that it copies.</summary>
    public IEnumerable<string> Videos => Files.Where(name => VideoExtensions.IsVideo(name) && !IsHidden(name));

    public static bool IsHidden(string name) => name.StartsWith('.');

    /// <returns>Null when the folder is gone or can't be read to its end.</returns>
    public static FolderLook? TryTake(string path)
    {
        try
        {
            var kinds = new FileSystemEnumerable<(string Name, Kind Kind)>(path, (ref entry) => (entry.FileName.ToString(), KindOf(ref entry)), Everything)
                .ToLookup(entry => entry.Kind, entry => entry.Name);
            return new FolderLook(path, [.. kinds[Kind.File]], [.. kinds[Kind.Folder]], [.. kinds[Kind.Link]]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    // Attributes cost a call to the storage, so files are not asked for them.
    private static Kind KindOf(ref FileSystemEntry entry) =>
        !entry.IsDirectory ? Kind.File
        : (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? Kind.Link
        : Kind.Folder;
}
