using System.Text.RegularExpressions;

namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>What a person typed to find a title: words, and perhaps a season and an episode.</summary>
/// <param name="Title">The words in lower case, one blank between them; never empty.</param>
/// <param name="Season">From <c>S02E07</c> or <c>2x07</c>; null without.</param>
/// <param name="Episode">Given exactly when the season is.</param>
public sealed partial record TitleQuery(string Title, int? Season, int? Episode)
{
    private static readonly HashSet<string> ReleaseWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "1080p", "2160p", "720p", "480p", "web", "webrip", "webdl", "bluray", "bdrip", "brrip", "hdrip", "hdtv", "dvdrip", "x264", "x265", "h264", "h265",
        "hevc", "avc", "aac", "ac3", "dts", "eac3", "atmos", "ddp5", "ddp7", "remux", "proper", "repack", "extended", "uncut", "rarbg", "yify", "yts",
        "ettv", "eztv", "10bit", "8bit", "hdr", "hdr10", "dv", "sdr",
    };

    /// <summary>The words of the title.</summary>
    public IReadOnlyList<string> Words => Title.Split(' ');

    /// <summary>
    /// Reads a title, or the name of a release: dots and underscores are blanks, and what release groups append is dropped. A title that would be
    /// dropped as a whole stays: <c>CSI</c> is one. Null when no word is left.
    /// </summary>
    public static TitleQuery? Parse(string text)
    {
        string spaced = Separators().Replace(text, " ").Trim();
        Match numbers = SeasonEpisode().Match(spaced) is { Success: true } first ? first : SeasonByEpisode().Match(spaced);
        string rest = numbers.Success ? spaced.Remove(numbers.Index, numbers.Length).Insert(numbers.Index, " ") : spaced;
        bool isRelease = numbers.Success && rest.Trim().Length > 0 || rest.Contains('-', StringComparison.Ordinal) || ReleaseWords.Overlaps(rest.Split(' '));
        List<string> words = [.. rest.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.Trim('[', ']', '(', ')'))];
        DropRelease(words, isRelease);
        return words.Count == 0 ? null : new TitleQuery(
            string.Join(' ', words).ToLowerInvariant(),
            numbers.Success ? int.Parse(numbers.Groups["s"].ValueSpan) : null,
            numbers.Success ? int.Parse(numbers.Groups["e"].ValueSpan) : null);
    }

    /// <summary>From the end, while more than one word is left; a group's name (letters, mostly capital) only behind a word of a release.</summary>
    private static void DropRelease(List<string> words, bool isRelease)
    {
        words.RemoveAll(word => word.Length == 0);
        while (words.Count > 1 && (ReleaseWords.Contains(words[^1]) || (isRelease && words.Count > 2 && IsGroup(words[^1]) && words.Take(words.Count - 1).Any(ReleaseWords.Contains))))
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    private static bool IsGroup(string word) => word.Length is >= 3 and <= 12 && word.All(char.IsAsciiLetter) && word.Count(char.IsAsciiLetterUpper) * 2 >= word.Length;

    [GeneratedRegex(@"[._]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\b[Ss](?<s>\d{1,3})[Ee](?<e>\d{1,4})\b")]
    private static partial Regex SeasonEpisode();

    [GeneratedRegex(@"\b(?<s>\d{1,3})[xX](?<e>\d{1,4})\b")]
    private static partial Regex SeasonByEpisode();
}
