using System.Globalization;
using System.Text.RegularExpressions;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>How well a title fits what a person typed.</summary>
internal static partial class TitleRank
{
    /// <summary>What fits worse is no hit.</summary>
    public const double Least = 0.3;

    /// <param name="query">What was typed.</param>
    /// <param name="title">The title of a movie, show or episode.</param>
    /// <param name="year">Its year; typed behind the title it counts as part of it, and another year does not.</param>
    /// <param name="isMovie">True: a season and episode in the query speak against it.</param>
    /// <returns>1 for the same title, 0.8 for its beginning, 0.5 for all words, 0.2 for some, 0 for none.</returns>
    public static double Of(TitleQuery query, string title, int? year, bool isMovie)
    {
        string name = Plain(title);
        double rank = Of(Plain(query.Title), name);
        if (year is { } made && WithoutYear(query) is { } shorter && query.Words[^1] == made.ToString(CultureInfo.InvariantCulture))
        {
            rank = Math.Max(rank, Of(Plain(shorter), name));
        }

        return query.Season is not null && isMovie ? rank / 2 : rank;
    }

    /// <summary>The words before a year at the end; null when there is none, or nothing before it.</summary>
    public static string? WithoutYear(TitleQuery query)
        => query.Words is { Count: > 1 } words && Year().IsMatch(words[^1]) ? string.Join(' ', words.Take(words.Count - 1)) : null;

    private static double Of(string wanted, string name)
    {
        if (wanted.Length == 0 || name.Length == 0)
        {
            return 0;
        }

        string[] words = wanted.Split(' ');
        int found = words.Count(word => name.Contains(word, StringComparison.Ordinal));
        return name == wanted ? 1 : name.StartsWith($"{wanted} ", StringComparison.Ordinal) ? 0.8 : found == words.Length ? 0.5 : found > 0 ? 0.2 : 0;
    }

    /// <summary>In lower case, one blank for everything that is neither letter nor digit: Spider-Man is typed in many ways.</summary>
    private static string Plain(string text) => Separators().Replace(Apostrophes().Replace(text.ToLowerInvariant(), ""), " ").Trim();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"['’]")]
    private static partial Regex Apostrophes();

    [GeneratedRegex(@"^(19|20)\d\d$")]
    private static partial Regex Year();
}
