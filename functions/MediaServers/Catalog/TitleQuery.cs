using System.Globalization;
using System.Text.RegularExpressions;

namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>What a person typed to find a title: words, and perhaps a season and an episode.</summary>
/// <param name="Title">The words in lower case, one blank between them; never empty.</param>
/// <param name="Season">From <c>S02E07</c> or <c>2x07</c>; null without.</param>
/// <param name="Episode">Given exactly when the season is.</param>
public sealed partial record TitleQuery(string Title, int? Season, int? Episode)
{
    private static readonly char[] Brackets = ['[', ']', '(', ')'];

    /// <summary>The words of the title.</summary>
    public IReadOnlyList<string> Words => Title.Split(' ');

    /// <summary>A year that was typed in brackets, and is no part of the title; null without. A bare number at the end may belong to the title, as in Blade Runner 2049.</summary>
    public int? Year { get; init; }

    /// <summary>
    /// Reads a title, or the name of a release: dots and underscores are blanks, and what release groups append is dropped. A title that would be
    /// dropped as a whole stays: <c>CSI</c> is one. Null when no word is left.
    /// </summary>
    public static TitleQuery? Parse(string text)
    {
        string spaced = WebDownload().Replace(Separators().Replace(text, " "), " webdl ").Trim();
        Match numbers = SeasonEpisode().Match(spaced) is { Success: true } first ? first : SeasonByEpisode().Match(spaced);
        string title = numbers.Success ? TitleBeside(spaced, numbers) : spaced;
        Match year = BracketedYear().Match(title);
        bool isYear = year.Success && title.Length > year.Length;
        List<string> words = Split(isYear ? title.Remove(year.Index, year.Length).Insert(year.Index, " ") : title);
        ReleaseWords.Drop(words, isRelease: numbers.Success);
        return words.Count == 0 ? null : new TitleQuery(string.Join(' ', words).ToLowerInvariant(), NumberOf(numbers, "s"), NumberOf(numbers, "e"))
        {
            Year = isYear ? NumberOf(year, "y") : null,
        };
    }

    /// <summary>The show stands before the episode's number; what follows is the episode's own title and words of the release.</summary>
    private static string TitleBeside(string text, Match numbers)
        => text[..numbers.Index] is var before && Split(before).Count > 0 ? before : text[(numbers.Index + numbers.Length)..];

    private static List<string> Split(string text)
        => [.. text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.Trim(Brackets)).Where(word => word.Length > 0)];

    private static int? NumberOf(Match match, string group) => match.Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"[._\s]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\bweb[- ]?dl\b", RegexOptions.IgnoreCase)]
    private static partial Regex WebDownload();

    [GeneratedRegex(@"\b[Ss](?<s>[0-9]{1,3})[Ee](?<e>[0-9]{1,4})\b")]
    private static partial Regex SeasonEpisode();

    [GeneratedRegex(@"\b(?<s>[0-9]{1,3})[xX](?<e>[0-9]{1,4})\b")]
    private static partial Regex SeasonByEpisode();

    [GeneratedRegex(@"[(\[](?<y>(?:19|20)[0-9]{2})[)\]]")]
    private static partial Regex BracketedYear();
}
