using System.Globalization;
using PreviewForge.Functions.Automation.QuietHours;

namespace PreviewForge.Tests.App.Automation.QuietHours;

public sealed class QuietWindowsTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("08:00", "17:00", "08:00", true)]
    [InlineData("08:00", "17:00", "17:00", false)]
    [InlineData("08:00", "17:00", "07:59", false)]
    [InlineData("22:00", "06:00", "23:30", true)]
    [InlineData("22:00", "06:00", "05:59", true)]
    [InlineData("22:00", "06:00", "06:00", false)]
    [InlineData("22:00", "06:00", "12:00", false)]
    [InlineData("09:00", "09:00", "09:00", false)]
    [InlineData("09:00", "09:00", "20:00", false)]
    [InlineData("00:00", "23:59", "23:58", true)]
    [InlineData("22:00", "00:00", "23:59", true)]
    [InlineData("22:00", "00:00", "00:00", false)]
    public void The_start_is_in_the_window_and_the_end_is_not(string start, string end, string now, bool isActive)
        => Assert.Equal(isActive, On(Window(start, end)).IsActive(DateTime.Parse($"2026-05-04 {now}", CultureInfo.InvariantCulture)));

    /// <summary>4 May 2026 is a Monday.</summary>
    [Theory]
    [InlineData("2026-05-04 21:59", false)]
    [InlineData("2026-05-04 22:00", true)]
    [InlineData("2026-05-05 00:00", true)]
    [InlineData("2026-05-05 05:59", true)]
    [InlineData("2026-05-05 06:00", false)]
    [InlineData("2026-05-05 22:00", false)]
    [InlineData("2026-05-04 05:00", false)]
    public void A_window_across_midnight_belongs_to_the_day_that_it_begins_on(string now, bool isActive)
        => Assert.Equal(isActive, On(Window("22:00", "06:00", "mon")).IsActive(DateTime.Parse(now, CultureInfo.InvariantCulture)));

    [Fact]
    public void Windows_that_do_not_count_hold_nothing()
        => Assert.False(new QuietWindows(false, [Window("00:00", "23:59")]).IsActive(new DateTime(2026, 5, 4, 12, 0, 0)));

    [Fact]
    public void It_is_quiet_until_the_last_window_that_overlaps_ends()
    {
        QuietWindows windows = On(Window("20:00", "23:00"), Window("22:00", "02:00"), Window("01:00", "05:00", "tue"));

        Assert.Equal(At("2026-05-05T05:00+02:00"), windows.NextChange(At("2026-05-04T20:30+02:00"), Berlin));
        Assert.Equal(At("2026-05-06T02:00+02:00"), windows.NextChange(At("2026-05-05T20:30+02:00"), Berlin));
    }

    [Fact]
    public void The_next_window_of_the_week_is_found()
        => Assert.Equal(At("2026-05-11T22:00+02:00"), On(Window("22:00", "06:00", "mon")).NextChange(At("2026-05-05T06:00+02:00"), Berlin));

    [Fact]
    public void What_never_changes_has_no_next_change()
    {
        Assert.Null(On(Window("00:00", "12:00"), Window("12:00", "00:00")).NextChange(At("2026-05-05T06:00+02:00"), Berlin));
        Assert.Null(On(Window("09:00", "09:00")).NextChange(At("2026-05-05T06:00+02:00"), Berlin));
        Assert.Null(QuietWindows.Off.NextChange(At("2026-05-05T06:00+02:00"), Berlin));
    }

    [Theory]
    [InlineData("02:15", "04:00", "2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00")]
    [InlineData("01:00", "02:30", "2026-03-29T00:30+01:00", "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("22:00", "06:00", "2026-03-28T12:00+01:00", "2026-03-28T22:00+01:00", "2026-03-29T06:00+02:00")]
    [InlineData("22:00", "06:00", "2026-10-24T12:00+02:00", "2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00")]
    [InlineData("02:00", "03:00", "2026-10-25T01:00+02:00", "2026-10-25T02:00+02:00", "2026-10-25T03:00+01:00")]
    public void Windows_follow_the_clock_on_the_wall_when_it_changes(string start, string end, string now, string begins, string ends)
    {
        QuietWindows windows = On(Window(start, end));

        Assert.Equal(At(begins), windows.NextChange(At(now), Berlin));
        Assert.Equal(At(ends), windows.NextChange(At(begins), Berlin));
    }

    /// <summary>The clocks go back from 03:00 to 02:00, and so into the window once more.</summary>
    [Fact]
    public void A_window_that_ends_within_the_hour_that_comes_twice_is_open_in_between()
    {
        QuietWindows windows = On(Window("01:00", "02:30"));

        Assert.Equal(At("2026-10-25T02:30+02:00"), windows.NextChange(At("2026-10-25T01:00+02:00"), Berlin));
        Assert.Equal(At("2026-10-25T02:00+01:00"), windows.NextChange(At("2026-10-25T02:30+02:00"), Berlin));
        Assert.Equal(At("2026-10-25T02:30+01:00"), windows.NextChange(At("2026-10-25T02:00+01:00"), Berlin));
    }

    private static QuietWindows On(params QuietWindow[] windows) => new(true, windows);

    private static QuietWindow Window(string start, string end, params string[] days)
        => new(TimeOnly.Parse(start, CultureInfo.InvariantCulture), TimeOnly.Parse(end, CultureInfo.InvariantCulture), QuietDays.Parse(days)!.Value);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
