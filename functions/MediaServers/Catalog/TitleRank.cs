namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>How well a title fits what was typed, 0 to 1. A year at the end may be part of the title, or say which of several is meant.</summary>
internal sealed class TitleRank(TitleQuery query)
{
    /// <summary>Less is no hit.</summary>
    public const double Least = 0.3;

    private const double NotOfThisKind = 0.5;

    /// <summary>What was typed, and the same without the year.</summary>
    public IReadOnlyList<string> Spellings => YearOf(query) is null ? [query.Title] : [query.Title, WithoutYear];

    private string WithoutYear => string.Join(' ', query.Words.SkipLast(1));

    public double Of(string name, int? year, SuggestionKind kind)
    {
        double whole = Score(name, query.Title, query.Words);
        bool sameYear = YearOf(query) is { } wanted && (year is null || year == wanted);
        double best = sameYear ? Math.Max(whole, Score(name, WithoutYear, [.. query.Words.SkipLast(1)])) : whole;
        return kind == SuggestionKind.Movie && query.Season is not null ? best * NotOfThisKind : best;
    }

    private static double Score(string name, string title, IReadOnlyList<string> words)
    {
        string candidate = Plain(name);
        string wanted = Plain(title);
        int hits = words.Count(word => candidate.Contains(Plain(word), StringComparison.Ordinal));
        return candidate switch
        {
            _ when candidate == wanted => 1.0,
            _ when candidate.StartsWith(wanted, StringComparison.Ordinal) => 0.8,
            _ when hits == words.Count => 0.5,
            _ => hits > 0 ? 0.2 : 0,
        };
    }

    /// <summary>Letters and digits in lower case, one blank between words: <c>Spider-Man: Home</c> is typed in many ways.</summary>
    private static string Plain(string text)
    {
        string spaced = new([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]);
        return string.Join(' ', spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static int? YearOf(TitleQuery query) => query.Words is [_, .., { Length: 4 } last] && int.TryParse(last, out int year) && year is >= 1900 and < 2100 ? year : null;
}
