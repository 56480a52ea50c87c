using System.Globalization;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Cron;
using PreviewForge.Functions.Automation.Schedules.Timing;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Submission;

namespace PreviewForge.Tests.App.Automation.Schedules.Timing;

public sealed class ScheduleTimelineTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Nothing_is_due_before_its_time()
        => Assert.Equal(DueEvents.None, ScheduleTimeline.Due(Nightly("2026-05-04 02:00"), At("2026-05-05 01:59")));

    [Fact]
    public void A_start_is_due_at_its_time()
        => Assert.Equal(At("2026-05-05 02:00"), ScheduleTimeline.Due(Nightly("2026-05-04 02:00"), At("2026-05-05 02:00")).Start);

    [Fact]
    public void A_start_that_was_missed_by_less_than_an_hour_happens()
        => Assert.Equal(At("2026-05-05 02:00"), ScheduleTimeline.Due(Nightly("2026-05-04 02:00"), At("2026-05-05 03:00")).Start);

    [Fact]
    public void A_start_that_was_missed_by_more_than_an_hour_is_skipped_and_said_to_be()
    {
        DueEvents due = ScheduleTimeline.Due(Nightly("2026-05-04 02:00"), At("2026-05-05 03:01"));

        Assert.Null(due.Start);
        Assert.Equal(At("2026-05-05 02:00"), due.Skipped?.Occurrence);
        Assert.Equal(At("2026-05-05 02:00"), due.Until);
    }

    [Fact]
    public void Of_many_missed_starts_the_last_happens_once()
    {
        Schedule often = Nightly("2026-04-04 02:00") with { Starts = new CronRecurrence(CronLine.Parse("*/10 * * * *"), Berlin) };

        DueEvents due = ScheduleTimeline.Due(often, At("2026-05-05 03:05"));

        Assert.Equal((At("2026-05-05 03:00"), At("2026-05-05 03:00"), null), (due.Start, due.Until, due.Skipped));
    }

    [Fact]
    public void A_schedule_that_nobody_has_looked_at_yet_has_missed_nothing()
        => Assert.Equal(DueEvents.None, ScheduleTimeline.Due(Nightly("2026-05-04 02:00") with { HandledUntil = null }, At("2026-05-05 02:30")));

    [Fact]
    public void A_mark_that_a_wrong_clock_has_set_in_the_future_does_not_silence_a_schedule()
        => Assert.Equal(At("2026-05-06 02:00"), ScheduleTimeline.Next(Nightly("2031-01-01 00:00"), At("2026-05-05 02:30")));

    [Fact]
    public void A_stop_across_midnight_is_due_the_next_morning()
    {
        Schedule evening = Evening("2026-05-04 22:00");

        Assert.Equal(At("2026-05-05 06:00"), ScheduleTimeline.Next(evening, At("2026-05-04 22:00")));
        Assert.Equal((null, true), (ScheduleTimeline.Due(evening, At("2026-05-05 06:00")).Start, ScheduleTimeline.Due(evening, At("2026-05-05 06:00")).Stop));
    }

    [Fact]
    public void A_start_whose_stop_has_passed_meanwhile_is_skipped_and_the_stop_is_kept()
    {
        DueEvents due = ScheduleTimeline.Due(Evening("2026-05-04 06:00"), At("2026-05-05 06:10"));

        Assert.Equal((null, true, At("2026-05-04 22:00"), At("2026-05-05 06:00")), (due.Start, due.Stop, due.Skipped?.Occurrence, due.Until));
    }

    [Fact]
    public void A_stop_that_was_missed_before_a_start_that_happens_now_is_of_no_account()
    {
        DueEvents due = ScheduleTimeline.Due(Evening("2026-05-04 22:00"), At("2026-05-05 22:10"));

        Assert.Equal((At("2026-05-05 22:00"), false), (due.Start, due.Stop));
    }

    [Fact]
    public void A_stop_that_was_missed_before_a_start_that_is_too_late_holds()
    {
        DueEvents due = ScheduleTimeline.Due(Evening("2026-05-04 22:00"), At("2026-05-05 23:30"));

        Assert.Equal((null, true, At("2026-05-05 22:00")), (due.Start, due.Stop, due.Skipped?.Occurrence));
    }

    [Theory]
    [InlineData("2026-03-28 22:00", "02:30", "2026-03-29 03:00")]
    [InlineData("2026-10-24 22:00", "02:30", "2026-10-25 02:30")]
    [InlineData("2026-03-28 22:00", "06:00", "2026-03-29 06:00")]
    [InlineData("2026-10-24 22:00", "06:00", "2026-10-25 06:00")]
    public void A_stop_comes_every_day_also_when_the_clocks_change(string started, string stopTime, string stops)
    {
        Schedule schedule = Evening(started) with { Stops = new DailyRecurrence(TimeOnly.Parse(stopTime, CultureInfo.InvariantCulture), Berlin) };

        Assert.Equal(At(stops), ScheduleTimeline.Next(schedule, At(started)));
    }

    /// <summary>The second 02:30 of that night is no second stop.</summary>
    [Fact]
    public void A_stop_at_a_time_that_comes_twice_comes_once()
    {
        var stops = new DailyRecurrence(new TimeOnly(2, 30), Berlin);

        Assert.Equal(At("2026-10-26 02:30"), stops.After(At("2026-10-25 02:30")));
    }

    [Theory]
    [InlineData("2026-05-04 00:00", "2026-05-04 00:15")]
    [InlineData("2026-05-04 00:15", "2026-05-04 00:30")]
    [InlineData("2026-05-04 00:29", "2026-05-04 00:30")]
    [InlineData("2026-10-25 02:50", "2026-10-25 02:00+01:00")]
    [InlineData("2020-05-04 00:07", "2020-05-04 00:15")]
    public void An_interval_counts_from_its_anchor_whatever_the_clocks_do_and_also_before_it(string after, string next)
        => Assert.Equal(At(next), new IntervalRecurrence(TimeSpan.FromMinutes(15), At("2026-05-04 00:00")).After(At(after)));

    [Fact]
    public void The_last_of_an_interval_is_not_before_what_was_dealt_with()
    {
        var hourly = new IntervalRecurrence(TimeSpan.FromHours(1), At("2026-05-04 00:20"));

        Assert.Equal(At("2026-05-04 05:20"), hourly.Latest(At("2026-05-04 00:20"), At("2026-05-04 06:19")));
        Assert.Null(hourly.Latest(At("2026-05-04 05:20"), At("2026-05-04 06:19")));
        Assert.Null(hourly.Latest(At("2026-05-04 00:20"), At("2026-05-04 00:20")));
    }

    private static Schedule Nightly(string handledUntil) => new()
    {
        Id = "s",
        Name = "s",
        Enabled = true,
        TriggerType = "cron",
        TriggerValue = "0 2 * * *",
        Starts = new CronRecurrence(CronLine.Parse("0 2 * * *"), Berlin),
        HandledUntil = At(handledUntil),
        Job = new LibraryJobRequest { Kind = JobKind.FullLibrary, LibraryIds = [], LibraryNames = [] },
        Revision = "",
    };

    private static Schedule Evening(string handledUntil) => Nightly(handledUntil) with
    {
        Starts = new CronRecurrence(CronLine.Parse("0 22 * * *"), Berlin),
        Stops = new DailyRecurrence(new TimeOnly(6, 0), Berlin),
    };

    /// <summary>Wall-clock time in Berlin, unless an offset is given; of two the first.</summary>
    private static DateTimeOffset At(string text)
    {
        if (text.Contains('+', StringComparison.Ordinal))
        {
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
        }

        DateTime local = DateTime.Parse(text, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, Berlin.IsAmbiguousTime(local) ? Berlin.GetAmbiguousTimeOffsets(local).Max() : Berlin.GetUtcOffset(local));
    }
}
