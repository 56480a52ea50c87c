namespace PreviewForge.Previews.Naming;

/// <summary>
/// Tells which names in a folder are previews of videos that are no longer there. Names prove little: who deletes must also
/// find our journal, because media servers make files of the same names.
/// </summary>
public static class OrphanNames
{
    /// <summary>The entries whose video is gone; none when the folder holds no video, for it may be an unmounted disk.</summary>
    /// <param name="files">Names of the files in one folder.</param>
    /// <param name="folders">Names of its sub-folders.</param>
    /// <param name="alwaysLive">Names, less extension, that count as live; the video that was just worked on belongs here.</param>
    public static IReadOnlyList<string> Find(IReadOnlyCollection<string> files, IReadOnlyCollection<string> folders, params string[] alwaysLive)
    {
        if (!files.Any(VideoExtensions.IsVideo))
        {
            return [];
        }

        var live = new LiveNames(files.Concat(folders));
        var orphans = files.Where(name => IsOrphan(OwnerOfFile(name))).Concat(folders.Where(name => IsOrphan(OwnerOfFolder(name))));
        return [.. orphans.Order(StringComparer.Ordinal)];

        bool IsOrphan(string? owner) => owner is not null && !live.HasVideo(owner) && !alwaysLive.Any(stem => FoldedName.AreEqual(stem, owner));
    }

    /// <summary>The name, less extension, of the video that a sidecar or its journal belongs to; null for a file of another kind.</summary>
    public static string? OwnerOfFile(string name) => EmbySidecarName.OwnerStem(JournalName.OutputOf(name) ?? name);

    /// <summary>The name, less extension, of the video that a folder of previews belongs to; null for a folder of another kind.</summary>
    public static string? OwnerOfFolder(string name) => TrickplayFolder.OwnerStem(name) ?? WebVttName.OwnerStem(name);
}
