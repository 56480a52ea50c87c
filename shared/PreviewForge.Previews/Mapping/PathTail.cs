using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Previews.Mapping;

/// <summary>Compares paths of different machines, mostly from their ends, where they are the same whatever the machine: Windows or POSIX slashes, any Unicode spelling.</summary>
public static class PathTail
{
    /// <summary>Name of the file.</summary>
    public static string FileName(string path) => Segments(path) is [.., var last] ? last : "";

    /// <summary>Names of the folders above the file, from the root on.</summary>
    public static IReadOnlyList<string> Folders(string path) => [.. Segments(path).SkipLast(1)];

    /// <summary>How many segments are equal, counted from the end; by case.</summary>
    public static int EqualSegments(string left, string right)
    {
        var pairs = Segments(left).Reverse().Zip(Segments(right).Reverse());
        return pairs.TakeWhile(pair => CanonicalText.AreEqual(pair.First, pair.Second)).Count();
    }

    /// <summary>True when both are the same path.</summary>
    public static bool AreEqual(string left, string right) => CanonicalText.AreEqual(PathText.Normalize(left), PathText.Normalize(right));

    /// <summary>True when the path is the folder, or below it.</summary>
    public static bool IsBelow(string path, string folder) => !string.IsNullOrWhiteSpace(folder) && new PathPrefix(folder.Trim()).Strip(PathText.Normalize(path)) is not null;

    private static string[] Segments(string path) => PathText.ToSlashes(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
}
