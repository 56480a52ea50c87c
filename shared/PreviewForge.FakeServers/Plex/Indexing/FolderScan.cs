namespace PreviewForge.FakeServers.Plex.Indexing;

/// <summary>What a scan finds on disk.</summary>
internal static class FolderScan
{
    private static readonly HashSet<string> Extensions = new([".mkv", ".mp4", ".avi", ".m4v", ".ts", ".m2ts", ".webm", ".mov"], StringComparer.OrdinalIgnoreCase);

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>Videos below a folder of this machine, in order; none when it isn't there.</summary>
    public static IReadOnlyList<string> Videos(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*", Everything).Where(file => Extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal)]
        : [];
}
