using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>
/// The name that the servers sort and compare by: lower case, without accents, without a leading article. The letters are listed
/// because .NET folds no accents in globalization-invariant mode.
/// </summary>
internal static class SortName
{
    private static readonly string[] Articles = ["the ", "a ", "an "];

    private static readonly FrozenDictionary<char, char> Plain = Folds(
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţťŧ"),
        ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"));

    public static string Of(string name)
    {
        var folded = Fold(name);
        return Articles.FirstOrDefault(article => folded.StartsWith(article, StringComparison.Ordinal)) is { } article
            ? folded[article.Length..].TrimStart()
            : folded;
    }

    /// <summary>Lower case, without accents; articles stay.</summary>
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text.Trim().ToLowerInvariant().Where(letter => !IsMark(letter)))
        {
            result.Append(Plain.GetValueOrDefault(letter, letter));
        }

        return result.ToString();
    }

    private static bool IsMark(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;

    private static FrozenDictionary<char, char> Folds(params (string Plain, string Accented)[] rows) =>
        rows.SelectMany(row => row.Accented.Select(accented => KeyValuePair.Create(accented, row.Plain[0]))).ToFrozenDictionary();
}
