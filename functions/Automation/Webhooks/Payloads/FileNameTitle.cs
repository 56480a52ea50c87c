using System.Globalization;
using System.Text.RegularExpressions;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>A title for people, guessed from a file's name.</summary>
internal static partial class FileNameTitle
{
    /// <returns><c>Show S01E02</c>, <c>Movie (Year)</c>, or the name without its extension.</returns>
    public static string Of(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(SenderPath.NameOf(path));
        return ShownText.Title(EpisodeOf(stem) ?? MovieOf(stem) ?? stem) ?? "Unknown";
    }

    private static string? EpisodeOf(string stem)
    {
        Match code = Code().Match(stem);
        return code.Success && NameIn(stem[..code.Index]) is { Length: > 0 } show
            ? $"{WithoutYear(show)} {EpisodeCode.Of(Number(code.Groups[1]), Number(code.Groups[2]))}"
            : null;
    }

    private static string? MovieOf(string stem)
    {
        Match year = BracketedYear().Match(stem) is { Success: true } bracketed ? bracketed : BareYear().Match(stem);
        return year.Success && NameIn(stem[..year.Index]) is { Length: > 0 } name ? $"{name} ({year.Groups[1].Value})" : null;
    }

    /// <summary>A show that is called like a year keeps its name.</summary>
    private static string WithoutYear(string show)
    {
        Match year = YearAtEnd().Match(show);
        return year.Success ? show[..year.Index] : show;
    }

    private static string NameIn(string text) => (text.Contains(' ') ? text : text.Replace('.', ' ')).Replace('_', ' ').Trim(' ', '-', '.');

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![A-Za-z0-9])[Ss]([0-9]{1,4})[ ._-]?[Ee]([0-9]{1,4})(?![0-9])")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\(\[]((?:19|20)[0-9]{2})[\)\]]")]
    private static partial Regex BracketedYear();

    /// <summary>The last one: names of films hold numbers, too.</summary>
    [GeneratedRegex(@"(?<=.[ ._])((?:19|20)[0-9]{2})(?![^ ._])", RegexOptions.RightToLeft)]
    private static partial Regex BareYear();

    [GeneratedRegex(@"(?<=[^ ]) [\(\[]?(?:19|20)[0-9]{2}[\)\]]?$")]
    private static partial Regex YearAtEnd();
}
