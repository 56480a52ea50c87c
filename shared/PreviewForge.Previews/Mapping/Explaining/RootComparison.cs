using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Previews.Mapping.Explaining;

/// <summary>Says how a folder and a path differ, from the smallest difference to the largest.</summary>
internal static class RootComparison
{
    /// <param name="root">A folder under its local name, not blank.</param>
    /// <param name="path">A normalised path.</param>
    public static RootVerdict Of(string root, string path) => new PathPrefix(root).Strip(path) switch
    {
        { Length: > 0 } => RootVerdict.Holds,
        not null => RootVerdict.IsFolderItself,
        _ when IsBelow(root.ToUpperInvariant(), path.ToUpperInvariant()) => RootVerdict.OtherCase,
        _ when IsBelow(Slashed(root), Slashed(path)) => RootVerdict.OtherSeparators,
        _ when CanonicalText.Decompose(path).StartsWith(CanonicalText.Decompose(PathText.Normalize(root)), StringComparison.Ordinal) => RootVerdict.Namesake,
        _ when path.StartsWith('/') && !root.StartsWith('/') => RootVerdict.ForeignName,
        _ => RootVerdict.Elsewhere,
    };

    private static bool IsBelow(string root, string path) => new PathPrefix(root).Strip(path) is { Length: > 0 };

    private static string Slashed(string path) => path.Replace('\\', '/');
}
