using System.Globalization;

namespace PreviewForge.Previews.Naming;

/// <summary>Our place for WebVTT previews: <c>{name}.previews/{width}-{interval}.vtt</c> and a folder of sheets of that name.</summary>
public static class WebVttName
{
    private const string FolderExtension = ".previews";
    private const string Extension = ".vtt";

    /// <summary><c>/m/Foo (2024).mkv</c>, 320, 10 s → <c>/m/Foo (2024).previews/320-10.vtt</c>.</summary>
    public static string For(string mediaPath, PreviewWidth width, Interval interval)
    {
        var (folder, stem) = MediaPath.Split(mediaPath);
        var name = string.Create(CultureInfo.InvariantCulture, $"{width.Pixels}-{interval.Seconds}{Extension}");
        return Path.Combine(folder, stem + FolderExtension, name);
    }

    /// <summary>The folder of the sheets that an index refers to: the index's path less its extension.</summary>
    /// <exception cref="ArgumentException">Not the path of a <c>.vtt</c> file.</exception>
    public static string SheetFolder(string indexPath) => indexPath.EndsWith(Extension, StringComparison.Ordinal)
        ? indexPath[..^Extension.Length]
        : throw new ArgumentException("The index is no .vtt file.", nameof(indexPath));

    /// <summary>True for the name of an index, of any width and interval.</summary>
    public static bool IsIndex(string name)
    {
        if (!name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return false;
        }

        var stem = name.AsSpan(0, name.Length - Extension.Length);
        var dash = stem.IndexOf('-');
        return dash > 0 && dash < stem.Length - 1
            && !stem[..dash].ContainsAnyExceptInRange('0', '9') && !stem[(dash + 1)..].ContainsAnyExceptInRange('0', '9');
    }

    /// <summary>
    /// The name, less extension, of the video that a folder of previews belongs to; null for a folder that isn't named like one.
    /// </summary>
    public static string? OwnerStem(string folderName) =>
        folderName.Length > FolderExtension.Length && folderName.EndsWith(FolderExtension, StringComparison.Ordinal) && folderName[0] != '.'
            ? folderName[..^FolderExtension.Length]
            : null;
}
