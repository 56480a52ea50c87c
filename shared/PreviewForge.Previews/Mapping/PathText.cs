namespace PreviewForge.Previews.Mapping;

/// <summary>Spelling of paths that may come from another system than this one.</summary>
internal static class PathText
{
    /// <summary>
    /// Windows paths with forward slashes. A path that begins with a slash is none: there a backslash is a legal part of a name.
    /// Character by character, so that places in the result are places in the input.
    /// </summary>
    public static string ToSlashes(string path) => IsWindows(path) ? path.Replace('\\', '/') : path;

    public static bool IsWindows(string path) => !path.StartsWith('/') && path.Contains('\\');

    /// <summary>With slashes, without <c>.</c>, <c>..</c>, doubled and trailing slashes; the root becomes empty.</summary>
    public static string Normalize(string path)
    {
        if (IsNormal(path))
        {
            return path;
        }

        var slashed = ToSlashes(path);
        var segments = new List<string>();
        foreach (var segment in slashed.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }

        var joined = string.Join('/', segments);
        return slashed.StartsWith('/') && joined.Length > 0 ? $"/{joined}" : joined;
    }

    // Nearly all are, and libraries have a hundred thousand of them. Hidden files take the long way, for the sake of a short test.
    private static bool IsNormal(string path) => path is ['/', .., not '/']
        && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal);
}
