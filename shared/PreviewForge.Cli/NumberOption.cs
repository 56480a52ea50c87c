using System.CommandLine;
using System.Globalization;

namespace PreviewForge.Cli;

/// <summary>An option that takes a whole number within bounds.</summary>
internal static class NumberOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="meaning">What the number is, for the help text.</param>
    /// <param name="bounds">Lowest and highest value.</param>
    /// <param name="usual">The value when the option isn't given.</param>
    /// <param name="mustBeEven">Odd numbers are refused.</param>
    public static Option<int> Create(string name, string meaning, (int Low, int High) bounds, int usual, bool mustBeEven = false)
    {
        var rule = $"{(mustBeEven ? "an even number" : "a number")} from {bounds.Low} to {bounds.High}";
        return new Option<int>(name)
        {
            Description = $"{meaning}: {rule}.",
            HelpName = "N",
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number >= bounds.Low && number <= bounds.High && !(mustBeEven && number % 2 != 0))
                {
                    return number;
                }

                result.AddError($"{name} must be {rule}.");
                return usual;
            },
        };
    }
}
