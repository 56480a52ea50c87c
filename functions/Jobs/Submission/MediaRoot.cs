using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Submission;

/// <summary>The fence around what may be worked on: <c>MEDIA_ROOT</c>.</summary>
public sealed class MediaRoot(AppFolders folders)
{
    /// <summary>Longest path in characters, as Linux has it in bytes.</summary>
    private const int MaxLength = 4096;

    private readonly string _root = RealPath.Of(folders.MediaRoot);

    /// <summary>As it is named, with a separator at its end.</summary>
    private readonly string _named = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folders.MediaRoot)) is var name && name.EndsWith(Path.DirectorySeparatorChar)
        ? name
        : name + Path.DirectorySeparatorChar;

    /// <summary>The submitted path, absolute and without <c>.</c> and <c>..</c>; it need not exist.</summary>
    /// <exception cref="ApiException">400 for a path that can't be one, or that leads outside.</exception>
    public string Admit(string submitted)
    {
        string path = submitted.Trim();
        if (path.Contains('\0'))
        {
            throw ApiException.Invalid("A path holds a null byte");
        }

        if (path.Length > MaxLength)
        {
            throw ApiException.Invalid($"A path is longer than {MaxLength} characters");
        }

        string full = Path.IsPathRooted(path) ? Path.GetFullPath(path) : path;
        return Path.IsPathRooted(full) && Contains(full)
            ? full
            : throw ApiException.Invalid($"Path is outside allowed media root: {path}");
    }

    /// <summary>True for an absolute path of a possible length that lies in the media root by its name; links are not looked at.</summary>
    public bool MayHold(string path)
        => Path.IsPathRooted(path) && !path.Contains('\0') && path.Length <= MaxLength && Path.GetFullPath(path).StartsWith(_named, StringComparison.Ordinal);

    /// <summary>True when the path, all links followed, is the root or lies under it.</summary>
    public bool Contains(string path) => RealPathWithin(path) is not null;

    /// <summary>The path with all links followed; null when it leads outside, or nobody can tell where.</summary>
    public string? RealPathWithin(string path)
    {
        try
        {
            string real = RealPath.Of(path);
            return real == _root || real.StartsWith(Path.EndsInDirectorySeparator(_root) ? _root : _root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                ? real
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
