using System.CommandLine;
using System.CommandLine.Parsing;
using PreviewForge.Cli.Stack;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Cli.Preview;

/// <summary>The options that say what is made of a video.</summary>
internal sealed class OutputOptions
{
    private readonly Option<int> _interval =
        NumberOption.Create("--interval", "Seconds between two pictures", (1, 60), OutputChoice.DefaultInterval);

    private readonly Option<int> _width =
        NumberOption.Create("--width", "Width of a picture in pixels", (16, 3840), OutputChoice.DefaultWidth, mustBeEven: true);

    private readonly Option<OutputFormat[]> _formats = new("--format")
    {
        Description = "Any of bif, trickplay, webvtt, separated by commas; all of them by default.",
        HelpName = "LIST",
        CustomParser = ParseFormats,
        Arity = ArgumentArity.OneOrMore,
    };

    public void AddTo(Command command)
    {
        command.Add(_interval);
        command.Add(_width);
        command.Add(_formats);
    }

    public OutputChoice Read(ParseResult parsed) =>
        new(parsed.GetValue(_interval), parsed.GetValue(_width), parsed.GetValue(_formats) is { Length: > 0 } formats ? formats : OutputChoice.Default.Formats);

    private static OutputFormat[] ParseFormats(ArgumentResult result)
    {
        var formats = new List<OutputFormat>();
        foreach (var word in result.Tokens.SelectMany(token => token.Value.Split(',')))
        {
            if (Enum.GetValues<OutputFormat>().Cast<OutputFormat?>().FirstOrDefault(f => f.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase)) is not { } format)
            {
                result.AddError($"--format doesn't know '{word}'; it knows bif, trickplay and webvtt.");
                return [];
            }

            formats.Add(format);
        }

        return [.. formats.Distinct()];
    }
}
