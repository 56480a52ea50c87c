using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Unicode;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>
/// The first word of the title that a file probably belongs to, by its folders. Servers compare beginnings with the name that they sort by: no article,
/// no accents. A guess that is wrong costs a call and proves nothing.
/// </summary>
internal static partial class TitleGuess
{
    private const int ShortestWord = 2;

    private static readonly string[] Articles = ["the", "a", "an"];

    /// <summary>At most two words, the likelier first; empty when no folder gives one.</summary>
    public static IReadOnlyList<string> WordsOf(string path)
    {
        IReadOnlyList<string> folders = PathTail.Folders(path);
        int season = Enumerable.Range(0, folders.Count).Skip(1).LastOrDefault(at => IsSeason(folders[at]));
        IEnumerable<string> likely = season > 0 ? [folders[season - 1]] : [.. folders.TakeLast(1), .. EndsInNumber(folders) ? folders.SkipLast(1).TakeLast(1) : []];
        return [.. likely.Select(WordOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsSeason(string folder) => SeasonFolder().IsMatch(folder);

    private static bool EndsInNumber(IReadOnlyList<string> folders) => folders is [_, .., var last] && NumberAtEnd().IsMatch(last);

    private static string? WordOf(string folder)
    {
        string plain = Tags().Replace(folder, " ");
        List<string> words = [.. plain.Split([' ', '.', '_'], StringSplitOptions.RemoveEmptyEntries)];
        if (words.Count > 1 && Articles.Contains(words[0], StringComparer.OrdinalIgnoreCase))
        {
            words.RemoveAt(0);
        }

        return words.Count > 0 && WithoutMarks(words[0]) is { Length: >= ShortestWord } word ? word : null;
    }

    private static string WithoutMarks(string word)
    {
        var kept = new StringBuilder(word.Length);
        foreach (Rune rune in CanonicalText.Decompose(word).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark))
        {
            kept.Append(rune);
        }

        return kept.ToString();
    }

    /// <summary>Season folders in the languages that media servers have been seen with; also those of specials.</summary>
    [GeneratedRegex(@"^((season|series|staffel|saison|temporada|stagione|seizoen|sæson|säsong|sesong|kausi|sezon|сезон|シーズン|第)\s*\.?\s*\d{1,4}.*|s\d{1,3}|specials?|extras)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeasonFolder();

    [GeneratedRegex(@"\D\d{1,3}$")]
    private static partial Regex NumberAtEnd();

    [GeneratedRegex(@"\(\d{4}\)|\[[^\]]*\]|\{[^}]*\}")]
    private static partial Regex Tags();
}
