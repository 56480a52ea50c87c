using PreviewForge.Functions.Jobs.Submission;

namespace PreviewForge.Functions.Settings.Validation;

/// <summary>The folder that a path must lie in, all symbolic links followed.</summary>
internal sealed class FolderFence(string root)
{
    private const int MaxLength = 4096;

    private readonly string _root = RealPath.Of(root);

    /// <summary>True for a text that can't be a path at all.</summary>
    public static bool IsNoPath(string path) => path.Contains('\0') || path.Length > MaxLength || !Path.IsPathRooted(path);

    /// <summary>True when it is the root or lies under it; <c>/plex2</c> is not under <c>/plex</c>.</summary>
    public bool Contains(string path)
    {
        try
        {
            string real = RealPath.Of(Path.GetFullPath(path));
            return real == _root || real.StartsWith(Path.EndsInDirectorySeparator(_root) ? _root : _root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
