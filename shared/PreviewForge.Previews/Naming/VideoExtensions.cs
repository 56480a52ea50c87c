using System.Collections.Frozen;

namespace PreviewForge.Previews.Naming;

/// <summary>
/// Which files are videos. One list for everything: a shorter list in one place once made clean-up delete the previews of
/// videos that another place had made.
/// </summary>
public static class VideoExtensions
{
    /// <summary>Extensions in lower case, with the dot.</summary>
    public static IReadOnlySet<string> All { get; } = new[]
    {
        ".3gp", ".asf", ".avi", ".divx", ".flv", ".iso", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts",
        ".ogv", ".rmvb", ".ts", ".vob", ".webm", ".wmv",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a name or path that ends like a video, in any case.</summary>
    public static bool IsVideo(string path) => All.Contains(Path.GetExtension(path));
}
