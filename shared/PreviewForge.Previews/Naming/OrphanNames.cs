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
        var videos = files.Where(VideoExtensions.IsVideo).Select(Path.GetFileNameWithoutExtension).OfType<string>().ToList();
        if (videos.Count == 0)
        {
            return [];
        }

        var live = videos.Concat(alwaysLive).ToHashSet(StringComparer.Ordinal);
        var orphans = files.Where(name => IsOrphan(EmbySidecarName.OwnerStem(WithoutJournal(name)), live))
            .Concat(folders.Where(name => IsOrphan(TrickplayFolder.OwnerStem(name) ?? WebVttName.OwnerStem(name), live)));
        return [.. orphans.Order(StringComparer.Ordinal)];
    }

    // A sidecar's journal goes with the sidecar.
    private static string WithoutJournal(string name) =>
        name.EndsWith(JournalName.Extension, StringComparison.Ordinal) ? name[..^JournalName.Extension.Length] : name;

    private static bool IsOrphan(string? owner, HashSet<string> live) => owner is not null && !live.Contains(owner);
}
