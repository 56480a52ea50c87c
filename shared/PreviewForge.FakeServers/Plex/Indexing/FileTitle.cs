using System.Globalization;
using System.Text.RegularExpressions;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Indexing;

/// <summary>What a file's name says of it.</summary>
/// <param name="Title">Of the movie or the episode.</param>
/// <param name="Year">Of the movie.</param>
/// <param name="Season">Of the episode; null when the name names none.</param>
/// <param name="Episode">Of the episode; null when the name names none.</param>
internal sealed partial record FileTitle(string Title, int? Year, int? Season, int? Episode)
{
    public static FileTitle Of(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(ServerPath.Name(file));
        if (EpisodeCode().Match(stem) is { Success: true } code)
        {
            var rest = stem[(code.Index + code.Length)..].Trim(' ', '-', '.');
            return new FileTitle(rest.Length > 0 ? rest : code.Value, null, Number(code.Groups[1].Value), Number(code.Groups[2].Value));
        }

        var year = YearInBrackets().Match(stem);
        return new FileTitle(year.Success ? stem[..year.Index].Trim() : stem, year.Success ? Number(year.Groups[1].Value) : null, null, null);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[Ss](\d{1,3})[Ee](\d{1,4})")]
    private static partial Regex EpisodeCode();

    [GeneratedRegex(@"\((\d{4})\)")]
    private static partial Regex YearInBrackets();
}
