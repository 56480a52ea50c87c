using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Timers;

namespace PreviewForge.EmbeddedHost.Tests.Timers;

public sealed class TimerScheduleTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("*/5 * * * * *", "2026-03-01T10:00:03Z", "2026-03-01T10:00:05Z")]
    [InlineData("0 30 9 * * 1-5", "2026-03-06T10:00:00Z", "2026-03-09T09:30:00Z")]
    [InlineData("30 9 * * 1-5", "2026-03-06T10:00:00Z", "2026-03-09T09:30:00Z")]
    [InlineData("0 0 0 1 1 *", "2026-03-01T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("00:15:00", "2026-03-01T10:00:03Z", "2026-03-01T10:15:03Z")]
    [InlineData("2.00:00:00", "2026-03-01T10:00:03Z", "2026-03-03T10:00:03Z")]
    public void The_next_tick_follows_the_schedule(string schedule, string after, string next) =>
        Assert.Equal(Time(next), TimerSchedule.Parse(schedule, TimeZoneInfo.Utc).Next(Time(after)));

    [Theory]
    [InlineData("2026-01-15T00:00:00Z", "2026-01-15T05:00:00Z")]
    [InlineData("2026-07-15T00:00:00Z", "2026-07-15T04:00:00Z")]
    public void Fields_are_meant_in_the_zone(string after, string next) =>
        Assert.Equal(Time(next), TimerSchedule.Parse("0 0 6 * * *", Berlin).Next(Time(after)));

    /// <summary>Berlin leaves out 02:00 to 03:00 on 29 March 2026 and has it twice on 25 October.</summary>
    [Theory]
    [InlineData("0 30 2 * * *", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("0 30 2 * * *", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("0 30 2 * * *", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("0 30 2 * * *", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("0 0 * * * *", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("0 0 * * * *", "2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z")]
    public void A_daily_tick_comes_once_on_the_days_when_the_clock_is_changed_and_an_hourly_one_every_hour(string schedule, string after, string next) =>
        Assert.Equal(Time(next), TimerSchedule.Parse(schedule, Berlin).Next(Time(after)));

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("* * * *")]
    [InlineData("99 * * * * *")]
    [InlineData("-00:01:00")]
    [InlineData("00:00:00")]
    public void A_text_that_is_no_schedule_is_refused(string schedule) =>
        Assert.Throws<FormatException>(() => TimerSchedule.Parse(schedule, TimeZoneInfo.Utc));

    [Theory]
    [InlineData("*/30 * * * * *", false)]
    [InlineData("00:00:59", false)]
    [InlineData("0 * * * * *", true)]
    [InlineData("00:01:00", true)]
    public void Only_schedules_of_a_minute_or_more_are_remembered(string schedule, bool isMonitored) =>
        Assert.Equal(isMonitored, TimerSchedule.Parse(schedule, TimeZoneInfo.Utc).IsWorthMonitoring(Time("2026-03-01T10:00:03Z")));

    [Theory]
    [InlineData(null, null, "UTC")]
    [InlineData(null, "Europe/Berlin", "Europe/Berlin")]
    [InlineData("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo")]
    [InlineData(" ", "", "UTC")]
    public void The_zone_comes_from_its_settings(string? websiteTimeZone, string? tz, string expected) =>
        Assert.Equal(expected, TimerZone.From(Settings(websiteTimeZone, tz)).Id);

    [Fact]
    public void A_zone_that_does_not_exist_is_told() => Assert.Contains(
        "no time zone 'Europe/Atlantis'",
        Assert.Throws<InvalidOperationException>(() => TimerZone.From(Settings("Europe/Atlantis", null))).Message,
        StringComparison.Ordinal);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IConfigurationRoot Settings(string? websiteTimeZone, string? tz) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["WEBSITE_TIME_ZONE"] = websiteTimeZone, ["TZ"] = tz }).Build();
}
