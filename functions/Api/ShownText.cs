using System.Globalization;
using System.Text;

namespace PreviewForge.Functions.Api;

/// <summary>Makes texts of strangers fit to be shown and logged: of one line, not too long, and in the order in which they are written.</summary>
internal static class ShownText
{
    public const int LongestTitle = 300;

    private const int LongestName = 64;

    /// <summary>At most <see cref="LongestTitle"/> characters; null when nothing is left.</summary>
    public static string? Title(string? text) => Clean(text, LongestTitle);

    /// <summary>A word, such as the name of an event; empty when nothing is left.</summary>
    public static string Name(string? text) => Clean(text, LongestName) ?? "";

    private static string? Clean(string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // A little more than fits is enough to see that it doesn't.
        string start = text.Length > 2 * longest ? text[..(2 * longest)] : text;
        string plain = start.Any(IsUnfit) ? Plain(start) : start.Trim();
        return plain.Length == 0 ? null : plain.Length <= longest ? plain : Cut(plain, longest);
    }

    private static string Cut(string text, int longest)
    {
        int end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end].TrimEnd() + "…";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char character in text.Where(character => !IsDirection(character)))
        {
            plain.Append(IsUnfit(character) ? ' ' : character);
        }

        return plain.ToString().Trim();
    }

    private static bool IsUnfit(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator || IsDirection(character);

    /// <summary>Marks that make later text run the other way: with them a name can be made to look like another one.</summary>
    private static bool IsDirection(char character) => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
