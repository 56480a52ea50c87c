using System.Globalization;

namespace PreviewForge.Previews.Naming;

/// <summary>
/// Jellyfin's places for tile sheets (10.11: <c>PathManager.GetTrickplayDirectory</c>). The names are exact; Jellyfin takes
/// only folders that match <c>^(\d+) - (\d+)x(\d+)$</c>.
/// </summary>
public static class TrickplayFolder
{
    /// <summary>Where Jellyfin keeps sheets by default, within its data folder.</summary>
    public const string DefaultRoot = "data/trickplay";

    private const string Extension = ".trickplay";
    private const string SheetsEnding = " - 10x10";

    /// <summary><c>/m/Foo (2024).mkv</c>, 320 → <c>/m/Foo (2024).trickplay/320 - 10x10</c>.</summary>
    public static string BesideMedia(string mediaPath, PreviewWidth width)
    {
        var (folder, stem) = MediaPath.Split(mediaPath);
        return Path.Combine(folder, stem + Extension, SheetsName(width));
    }

    /// <summary>The layout of Jellyfin's data folder: <c>{config}/{root}/{id[..2]}/{id}/320 - 10x10</c>.</summary>
    /// <param name="configFolder">Jellyfin's program data folder.</param>
    /// <param name="root">Folder within it; slashes at the ends don't matter.</param>
    /// <param name="itemId">The item; one per version of a video.</param>
    /// <param name="width">Width of a picture.</param>
    public static string InDataFolder(string configFolder, string root, Guid itemId, PreviewWidth width)
    {
        var id = itemId.ToString("D", CultureInfo.InvariantCulture);
        return Path.Combine(configFolder, root.Trim('/', '\\'), id[..2], id, SheetsName(width));
    }

    /// <summary>
    /// The name, less extension, of the video that a folder beside it belongs to; null for a folder that isn't named like one.
    /// </summary>
    public static string? OwnerStem(string folderName) =>
        folderName.Length > Extension.Length && folderName.EndsWith(Extension, StringComparison.Ordinal) && folderName[0] != '.'
            ? folderName[..^Extension.Length]
            : null;

    /// <summary>True for the name of a folder of sheets as we write them, of any width.</summary>
    public static bool IsSheets(string name) =>
        name.EndsWith(SheetsEnding, StringComparison.Ordinal) && IsNumber(name.AsSpan(0, name.Length - SheetsEnding.Length));

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static string SheetsName(PreviewWidth width) => string.Create(CultureInfo.InvariantCulture, $"{width.Pixels}{SheetsEnding}");
}
