using System.Globalization;
using System.Text.RegularExpressions;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What the servers read from the names of files and folders.</summary>
internal static partial class PathName
{
    private static readonly HashSet<string> VideoExtensions =
        new([".avi", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".ts", ".webm", ".wmv"], StringComparer.OrdinalIgnoreCase);

    public static bool IsVideo(string path) => VideoExtensions.Contains(Path.GetExtension(path));

    /// <summary>Path less its last part; no slash at the end. A server on Windows has backslashes.</summary>
    public static string Folder(string path) => path[..(path.StartsWith('/') ? path.LastIndexOf('/') : path.LastIndexOfAny(['/', '\\']))];

    public static string Stem(string path) => Path.GetFileNameWithoutExtension(path);

    /// <summary><c>Quiet Harbour (2019) [imdb]</c> → <c>Quiet Harbour</c>, 2019.</summary>
    public static (string Name, int? Year) Title(string text)
    {
        var year = Year().Match(text);
        var name = Blanks().Replace(Extras().Replace(text, ""), " ").Trim();
        return (name.Length > 0 ? name : text, year.Success ? Number(year.Groups[1]) : null);
    }

    /// <summary>Season and episode of <c>… S02E07 …</c> or <c>… 2x07 …</c>; null when it is named otherwise.</summary>
    public static (int Season, int Episode)? Numbers(string stem) =>
        EpisodeNumbers().Match(stem) is { Success: true } match ? (Number(match.Groups["s"]), Number(match.Groups["e"])) : null;

    /// <summary>The title of an episode: what stands after its number, else all of it.</summary>
    public static string EpisodeTitle(string stem) =>
        EpisodeNumbers().Match(stem) is { Success: true } match && stem[(match.Index + match.Length)..].Trim(' ', '-', '.') is { Length: > 0 } title ? title : stem;

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((\d{4})\)", RegexOptions.None, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"\(\d{4}\)|\[[^\]]*\]", RegexOptions.None, 1000)]
    private static partial Regex Extras();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(?:S(?<s>\d{1,3})E(?<e>\d{1,4})|(?<s>\d{1,3})x(?<e>\d{1,4}))\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EpisodeNumbers();
}
