namespace PreviewForge.Previews.Mapping.Explaining;

/// <summary>
/// Finds the mapping that is missing: somewhere in the path stands what a library's folder ends with. What is before it in both is the mapping.
/// </summary>
internal static class MappingHints
{
    /// <summary>The hint that rests on the longest common piece; null when no folder of an enabled library has one.</summary>
    public static MappingHint? For(ServerFolders server, string path)
    {
        string[] names = Segments(path);
        Overlap? best = server.Libraries.Where(library => library.IsEnabled)
            .SelectMany(library => library.RemotePaths)
            .Where(folder => !string.IsNullOrWhiteSpace(folder))
            .Select(folder => Longest(PathText.ToSlashes(folder.Trim()), names))
            .OfType<Overlap>()
            .MaxBy(overlap => overlap.Length);
        return best is null ? null : HintOf(best, path, names, server.Map);
    }

    private static MappingHint HintOf(Overlap overlap, string path, string[] names, PathMap map)
    {
        string[] folder = Segments(overlap.Folder);
        int common = Math.Min(overlap.Length, Math.Min(folder.Length, overlap.End) - 1);
        string remote = Join(overlap.Folder, folder[..^common]);
        string local = Join(path, names[..(overlap.End - common)]);
        return new MappingHint(remote, local, map.Mappings.Any(row => Same(row.RemotePrefix, remote) && Same(row.LocalPrefix, local)));
    }

    /// <summary>The longest end of the folder that stands whole in the path, with a file behind it.</summary>
    private static Overlap? Longest(string folder, string[] path)
    {
        string[] names = Segments(folder);
        for (int length = names.Length; length > 0; length--)
        {
            string[] tail = names[^length..];
            int at = Enumerable.Range(0, Math.Max(0, path.Length - length)).FirstOrDefault(start => path.AsSpan(start, length).SequenceEqual(tail, StringComparer.OrdinalIgnoreCase), -1);
            if (at >= 0)
            {
                return new Overlap(folder, length, at + length);
            }
        }

        return null;
    }

    private static string[] Segments(string path) => PathText.ToSlashes(path).Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static string Join(string like, IEnumerable<string> segments) => like[..^like.TrimStart('/').Length] + string.Join('/', segments);

    private static bool Same(string one, string other) => PathText.Normalize(one) == PathText.Normalize(other);

    /// <param name="Folder">The library's folder.</param>
    /// <param name="Length">Segments that are common.</param>
    /// <param name="End">Index of the path's segment behind them.</param>
    private sealed record Overlap(string Folder, int Length, int End);
}
