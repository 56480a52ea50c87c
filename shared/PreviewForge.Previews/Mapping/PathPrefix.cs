using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Previews.Mapping;

/// <summary>
/// The beginning of paths: whole segments, compared by case, with any Unicode spelling, Windows or POSIX slashes. What follows
/// the prefix is never re-spelled, for the file must be opened by its own bytes.
/// </summary>
internal sealed class PathPrefix
{
    private readonly string[] _segments;
    private readonly bool _isRooted;

    public PathPrefix(string text)
    {
        Text = text;
        var slashed = PathText.ToSlashes(text);
        _segments = slashed.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _isRooted = slashed.StartsWith('/');
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Number of segments; of two prefixes of one path the one with more is the more specific.</summary>
    public int Depth => _segments.Length;

    public bool IsRoot => Depth == 0;

    /// <summary>What follows this prefix in a path, with the slashes that it begins with; null when the path is elsewhere.</summary>
    public string? Strip(string path)
    {
        var slashed = PathText.ToSlashes(path);
        return EndIn(slashed) is { } end ? slashed[end..] : null;
    }

    /// <summary>True when something follows this prefix in the path.</summary>
    public bool IsAbove(string path) => EndIn(PathText.ToSlashes(path)) is { } end && end < path.Length;

    /// <summary>This prefix, then what followed another one; with backslashes when this prefix is written so.</summary>
    public string Join(string rest)
    {
        var start = Text.TrimEnd('/', '\\');
        var joined = rest.Length == 0 && start.Length == 0 ? "/" : start + rest;
        return PathText.IsWindows(Text) ? joined.Replace('/', '\\') : joined;
    }

    private int? EndIn(string slashed)
    {
        if (slashed.StartsWith('/') != _isRooted)
        {
            return null;
        }

        var at = 0;
        foreach (var segment in _segments)
        {
            at = SkipSlashes(slashed, at);
            var end = slashed.IndexOf('/', at) is var slash and >= 0 ? slash : slashed.Length;
            if (!CanonicalText.AreEqual(slashed.AsSpan(at, end - at), segment))
            {
                return null;
            }

            at = end;
        }

        return at;
    }

    private static int SkipSlashes(string path, int at)
    {
        while (at < path.Length && path[at] == '/')
        {
            at++;
        }

        return at;
    }
}
