using System.Globalization;
using PreviewForge.Functions.Automation.Schedules.Cron;

namespace PreviewForge.Tests.App.Automation.Schedules.Cron;

public sealed class CronLineTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static TheoryData<string, string> Table => [.. OccurrenceTable.Rows.Select(row => (row.Line, row.Zone))];

    [Theory]
    [MemberData(nameof(Table))]
    public void Two_years_of_a_line_are_those_that_were_worked_out_without_a_cron_library(string line, string zone)
    {
        OccurrenceRow row = OccurrenceTable.Of(line, zone);
        TimeZoneInfo found = TimeZoneInfo.FindSystemTimeZoneById(zone);
        CronLine cron = CronLine.Parse(line);
        List<DateTimeOffset> times = [];
        for (DateTimeOffset? at = cron.Next(OccurrenceTable.Begin.AddTicks(-1), found); at < OccurrenceTable.End; at = cron.Next(at.Value, found))
        {
            times.Add(at.Value.ToUniversalTime());
        }

        Assert.Equal(row.AfterChanges, string.Join(' ', ChangesOf(found).Select(change => First(times, change))));
        Assert.Equal((row.Count, row.Digest), (times.Count, OccurrenceTable.Digest(times)));
    }

    [Theory]
    [InlineData("0 2 * * 0", "2026-03-02 02:00")]
    [InlineData("0 2 * * 6", "2026-03-01 02:00")]
    [InlineData("0 2 * * MON", "2026-03-02 02:00")]
    [InlineData("0 2 * * sat,sun", "2026-03-01 02:00")]
    [InlineData("0 2 13 * 4", "2026-03-13 02:00")]
    [InlineData("0 2 1 * 0", "2026-06-01 02:00")]
    [InlineData("0 2 last 2 *", "2027-02-28 02:00")]
    [InlineData("0 2 LAST feb *", "2027-02-28 02:00")]
    [InlineData("0 2 last * fri", "2026-07-31 02:00")]
    [InlineData("50/5 0 * * *", "2026-03-01 00:50")]
    [InlineData("0  5\t* * *", "2026-03-01 05:00")]
    [InlineData("0 0 29 2 *", "2028-02-29 00:00")]
    public void Weekdays_count_from_Monday_and_day_and_weekday_must_both_fit(string line, string next)
        => Assert.Equal(next, CronLine.Parse(line).Next(new DateTimeOffset(2026, 2, 28, 22, 59, 0, TimeSpan.Zero), Berlin)?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("61 * * * *")]
    [InlineData("* 24 * * *")]
    [InlineData("* * 0 * *")]
    [InlineData("* * 32 * *")]
    [InlineData("* * * 13 *")]
    [InlineData("* * * 0 *")]
    [InlineData("* * * * 7")]
    [InlineData("* * * * -1")]
    [InlineData("not a cron")]
    [InlineData("* * * *")]
    [InlineData("0 * * * * *")]
    [InlineData("")]
    [InlineData("@daily")]
    [InlineData("*/0 * * * *")]
    [InlineData("*/60 * * * *")]
    [InlineData("*/ * * * *")]
    [InlineData("*/5/5 * * * *")]
    [InlineData("30-10 * * * *")]
    [InlineData("1-2-3 * * * *")]
    [InlineData("1,,2 * * * *")]
    [InlineData("+5 * * * *")]
    [InlineData("* * L * *")]
    [InlineData("* * 15W * *")]
    [InlineData("* * * * 5#2")]
    [InlineData("* * ? * *")]
    [InlineData("* * * last *")]
    [InlineData("* * * * fri-mon")]
    [InlineData("* * * * 5L")]
    [InlineData("* * * janfeb *")]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 31 apr,jun *")]
    public void What_is_no_line_of_the_dialect_is_refused(string line) => Assert.Throws<FormatException>(() => CronLine.Parse(line));

    [Fact]
    public void A_line_of_enormous_length_is_refused() => Assert.Throws<FormatException>(() => CronLine.Parse($"{string.Join(',', Enumerable.Repeat("1", 300))} * * * *"));

    [Fact]
    public void A_time_that_the_clocks_skip_does_not_happen_and_the_next_day_it_does()
        => Assert.Equal(new DateTimeOffset(2026, 3, 30, 0, 30, 0, TimeSpan.Zero), CronLine.Parse("30 2 * * *").Next(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero), Berlin));

    [Fact]
    public void A_time_that_the_clocks_show_twice_happens_the_first_time_only()
    {
        CronLine line = CronLine.Parse("30 2 * * *");

        DateTimeOffset first = line.Next(new DateTimeOffset(2026, 10, 24, 12, 0, 0, TimeSpan.Zero), Berlin)!.Value;

        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), first);
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 1, 30, 0, TimeSpan.Zero), line.Next(first, Berlin));
    }

    private static string First(List<DateTimeOffset> times, DateTimeOffset change)
        => times.Exists(at => at >= change) ? times.Find(at => at >= change).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) : "-";

    private static IEnumerable<DateTimeOffset> ChangesOf(TimeZoneInfo zone)
    {
        for (DateTimeOffset hour = OccurrenceTable.Begin.AddHours(1); hour < OccurrenceTable.End; hour = hour.AddHours(1))
        {
            if (zone.GetUtcOffset(hour) != zone.GetUtcOffset(hour.AddHours(-1)))
            {
                yield return hour;
            }
        }
    }
}
