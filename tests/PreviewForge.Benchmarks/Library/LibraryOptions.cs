using System.Globalization;

namespace PreviewForge.Benchmarks.Library;

/// <summary>What the person chose for <c>bench library</c>.</summary>
/// <param name="Items">Videos of the large library.</param>
/// <param name="First">Videos of the library whose previews are made and announced.</param>
internal sealed record LibraryOptions(int Items, int First)
{
    public const string Usage = """
        bench library [OPTIONS]
          --items N   videos of the large library (100000)
          --first N   videos of the small library whose first run goes to its end, with every call to the servers (2000)
        """;

    /// <exception cref="FormatException">An option is unknown or makes no sense.</exception>
    public static LibraryOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new LibraryOptions(100_000, 2000);
        foreach (var pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--items", var text] => options with { Items = Number(text) },
                ["--first", var text] => options with { First = Number(text) },
                ["--help", ..] => throw new FormatException(Usage),
                _ => throw new FormatException($"There is no option '{string.Join(' ', pair)}'.\n{Usage}"),
            };
        }

        return options;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 100 and <= 1_000_000
        ? number
        : throw new FormatException($"A number of videos is a whole number from 100 to 1000000.\n{Usage}");
}
