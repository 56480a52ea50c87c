using Cronos;

namespace PreviewForge.Functions.Automation.Schedules.Cron;

/// <summary>
/// A cron line of five fields in the dialect of schedules: weekdays count from Monday, and day and weekday must both fit. It means wall-clock times:
/// one that the clocks skip in spring does not happen; one that they show twice in autumn happens the first time only, except that lines for every
/// hour run in both hours.
/// </summary>
public sealed class CronLine
{
    /// <summary>Longest line, in characters.</summary>
    public const int MaxLength = 500;

    private const string Last = "last";

    private static readonly DateTime LongAgo = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly IReadOnlyList<CronExpression> _expressions;
    private readonly IReadOnlyList<int> _minutes;
    private readonly IReadOnlyList<int> _hours;

    private CronLine(string text, string[] fields)
    {
        Text = text;
        _minutes = CronField.Minute.Parse(fields[0].Split(','));
        _hours = CronField.Hour.Parse(fields[1].Split(','));
        string time = $"{List(CronField.Minute, _minutes)} {List(CronField.Hour, _hours)}";
        string month = List(CronField.Month, CronField.Month.Parse(fields[3].Split(',')));
        IReadOnlyList<int> weekdays = CronField.Weekday.Parse(fields[4].Split(','));
        string weekday = CronField.Weekday.IsAll(weekdays) ? "*" : string.Join(',', weekdays.Select(day => (day + 1) % 7));
        _expressions = [.. Days(fields[2]).Select(days => CronExpression.Parse($"{time} {days} {month} {weekday}"))];
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">It is no such line, or there is no such day in any year; the message says what is wrong.</exception>
    public static CronLine Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 5 || text.Length > MaxLength)
        {
            throw new FormatException("A cron line has five fields: minute, hour, day of the month, month, weekday");
        }

        var line = new CronLine(string.Join(' ', fields), fields);
        return line._expressions.Any(expression => expression.GetNextOccurrence(LongAgo) is not null)
            ? line
            : throw new FormatException($"'{line.Text}' means a day that no month has");
    }

    /// <summary>The first time after an instant; null when there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after, TimeZoneInfo zone) => _expressions.Select(expression => Next(expression, after, zone)).Min();

    /// <summary>Cronos puts a time that the clocks skip at the end of the gap; there it shows another time, by which we know it.</summary>
    private DateTimeOffset? Next(CronExpression expression, DateTimeOffset after, TimeZoneInfo zone)
    {
        DateTimeOffset? found = expression.GetNextOccurrence(after, zone);
        while (found is { } at && !(_hours.Contains(at.Hour) && _minutes.Contains(at.Minute)))
        {
            found = expression.GetNextOccurrence(at, zone);
        }

        return found;
    }

    /// <summary>The day field, once for its numbers and once for the last day of the month, which can't stand in one list.</summary>
    private static IEnumerable<string> Days(string field)
    {
        string[] parts = field.Split(',');
        string[] numbers = [.. parts.Where(part => !part.Equals(Last, StringComparison.OrdinalIgnoreCase))];
        if (numbers.Length > 0)
        {
            yield return List(CronField.Day, CronField.Day.Parse(numbers));
        }

        if (numbers.Length < parts.Length)
        {
            yield return "L";
        }
    }

    /// <summary>
    /// Only a field that means everything becomes a star: by a star in the hours Cronos knows a line that stands for an interval, which goes on while
    /// the clocks show an hour for the second time.
    /// </summary>
    private static string List(CronField field, IReadOnlyList<int> numbers) => field.IsAll(numbers) && field != CronField.Minute ? "*" : string.Join(',', numbers);
}
