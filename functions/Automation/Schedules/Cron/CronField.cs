using System.Globalization;

namespace PreviewForge.Functions.Automation.Schedules.Cron;

/// <summary>One of the five fields of a cron line: which numbers it may hold, and their names.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Least">Smallest number.</param>
/// <param name="Most">Largest number.</param>
/// <param name="Names">Names of the numbers from <paramref name="Least"/> on; empty when they have none.</param>
internal sealed record CronField(string Name, int Least, int Most, params string[] Names)
{
    public static CronField Minute { get; } = new("minute", 0, 59);

    public static CronField Hour { get; } = new("hour", 0, 23);

    public static CronField Day { get; } = new("day of the month", 1, 31);

    public static CronField Month { get; } = new("month", 1, 12, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /// <summary>Counted from Monday, 0, to Sunday, 6, as schedules of the application that we follow are; not as Unix does.</summary>
    public static CronField Weekday { get; } = new("weekday", 0, 6, "mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private int Span => Most - Least;

    /// <summary>The numbers that a list of numbers, ranges and steps means, in order.</summary>
    /// <exception cref="FormatException">It means none.</exception>
    public IReadOnlyList<int> Parse(IEnumerable<string> parts) => [.. parts.SelectMany(Part).Distinct().Order()];

    /// <summary>True when the numbers are all that there are.</summary>
    public bool IsAll(IReadOnlyCollection<int> numbers) => numbers.Count == Span + 1;

    private IEnumerable<int> Part(string part)
    {
        string[] halves = part.Split('/');
        if (halves.Length > 2)
        {
            throw Wrong(part, "has more than one step");
        }

        (int from, int to) = Range(halves[0], part, isOpen: halves.Length == 2);
        int step = halves.Length == 2 ? Step(halves[1], part) : 1;
        for (int number = from; number <= to; number += step)
        {
            yield return number;
        }
    }

    /// <param name="range">What stands before the step.</param>
    /// <param name="part">The whole, for messages.</param>
    /// <param name="isOpen">True: a single number means from there to the end.</param>
    private (int From, int To) Range(string range, string part, bool isOpen)
    {
        if (range == "*")
        {
            return (Least, Most);
        }

        string[] ends = range.Split('-');
        int from = Number(ends[0], part);
        int to = ends.Length switch
        {
            1 => isOpen ? Most : from,
            2 => Number(ends[1], part),
            _ => throw Wrong(part, "is no range"),
        };
        return from <= to ? (from, to) : throw Wrong(part, "runs backwards");
    }

    /// <summary>A step beyond the whole field, such as every 90 minutes, would silently mean something else.</summary>
    private int Step(string text, string part)
        => Digits(text) is { } step && step > 0 && step <= Span ? step : throw Wrong(part, $"has a step that is not from 1 to {Span}");

    private int Number(string text, string part)
    {
        int named = Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        int? number = named >= 0 ? Least + named : Digits(text);
        return number is { } found && found >= Least && found <= Most ? found : throw Wrong(part, $"is not within {Least} to {Most}");
    }

    private static int? Digits(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private FormatException Wrong(string part, string complaint) => new($"The {Name} '{part}' {complaint}");
}
