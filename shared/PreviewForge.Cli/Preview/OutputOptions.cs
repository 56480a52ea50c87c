using System.CommandLine;
using System.CommandLine.Parsing;
using PreviewForge.Cli.Stack;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Cli.Preview;

/// <summary>The options that say what is made of a video.</summary>
internal sealed class OutputOptions
{
    private readonly Option<int> _interval = new("--interval")
    {
        Description = "Seconds between two pictures, 1 to 60.",
        HelpName = "N",
        DefaultValueFactory = _ => OutputChoice.DefaultInterval,
    };

    private readonly Option<int> _width = new("--width")
    {
        Description = "Width of a picture in pixels, 16 to 3840, even.",
        HelpName = "N",
        DefaultValueFactory = _ => OutputChoice.DefaultWidth,
    };

    private readonly Option<OutputFormat[]> _formats = new("--format")
    {
        Description = "Any of bif, trickplay, webvtt, separated by commas; all of them by default.",
        HelpName = "LIST",
        CustomParser = ParseFormats,
        Arity = ArgumentArity.OneOrMore,
    };

    public OutputOptions()
    {
        _interval.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() is >= 1 and <= 60, "--interval must be 1 to 60."));
        _width.Validators.Add(result => Require(
            result, result.GetValueOrDefault<int>() is >= 16 and <= 3840 and var width && width % 2 == 0, "--width must be an even number from 16 to 3840."));
    }

    public void AddTo(Command command)
    {
        command.Add(_interval);
        command.Add(_width);
        command.Add(_formats);
    }

    public OutputChoice Read(ParseResult parsed) =>
        new(parsed.GetValue(_interval), parsed.GetValue(_width), parsed.GetValue(_formats) ?? OutputChoice.Default.Formats);

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

    private static void Require(SymbolResult result, bool holds, string error)
    {
        if (!holds)
        {
            result.AddError(error);
        }
    }
}
