using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Previews.Mapping;

/// <summary>
/// A path cut at its slashes, to be compared with one that another system wrote: by case, with any Unicode spelling, Windows or POSIX slashes.
/// Doubled and trailing slashes don't count.
/// </summary>
public sealed class PathSegments
{
    private readonly string[] _segments;
    private readonly bool _isRooted;

    public PathSegments(string path)
    {
        string slashed = PathText.ToSlashes(path);
        _segments = slashed.Split('/', StringSplitOptions.RemoveEmptyEntries);
        _isRooted = slashed.StartsWith('/');
    }

    public int Count => _segments.Length;

    /// <summary>A segment as it was written, counted from 0.</summary>
    public string this[int index] => _segments[index];

    /// <summary>The last segment; empty for the root.</summary>
    public string Name => Count > 0 ? _segments[^1] : "";

    /// <summary>How many segments are the same, from the end.</summary>
    public int CommonTail(PathSegments other)
    {
        int common = 0;
        while (common < Count && common < other.Count && CanonicalText.AreEqual(_segments[^(common + 1)], other._segments[^(common + 1)]))
        {
            common++;
        }

        return common;
    }

    /// <summary>True when both are the same path.</summary>
    public bool Names(PathSegments other) => _isRooted == other._isRooted && Count == other.Count && CommonTail(other) == Count;

    /// <summary>True for a path within the folder, at any depth; false for the folder itself.</summary>
    public bool IsBelow(PathSegments folder)
        => _isRooted == folder._isRooted && Count > folder.Count && folder._segments.Index().All(each => CanonicalText.AreEqual(each.Item, _segments[each.Index]));
}
