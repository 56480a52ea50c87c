using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Running;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Automation.Schedules.Cron;

namespace PreviewForge.Tests.App.Automation.Schedules.Running;

/// <summary>The orchestration with the app's own services, while the clock runs through days and years.</summary>
public sealed class RunScheduleTests
{
    private readonly FakeTimeProvider _time = new(OccurrenceTable.Begin.AddMinutes(-1));

    [Theory]
    [InlineData("30 2 * * sun", "Europe/Berlin")]
    [InlineData("30 2 * * sun", "America/New_York")]
    [InlineData("15 4 1,15,last * *", "Europe/Berlin")]
    [InlineData("30 1 * * sun", "America/New_York")]
    [InlineData("10/25 0,2 25-31 mar,oct-nov 5-6", "America/New_York")]
    public async Task Two_years_of_a_schedule_make_exactly_the_jobs_that_they_should(string line, string zone)
    {
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync($$"""{{Cron(line)}}, "timezone": "{{zone}}" """);

        await WalkAsync(box, schedule, OccurrenceTable.End, AfterFiring.JobEnds);

        OccurrenceRow row = OccurrenceTable.Of(line, zone);
        List<JobRow> jobs = await box.JobsAsync();
        Assert.Equal((row.Count, row.Digest), (jobs.Count, OccurrenceTable.Digest(jobs.Select(job => job.CreatedAt))));
    }

    [Fact]
    public async Task An_interval_does_not_drift_over_a_year()
    {
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 5000");
        DateTimeOffset begin = _time.GetUtcNow();

        await WalkAsync(box, schedule, begin.AddDays(365), AfterFiring.JobEnds);

        List<JobRow> jobs = await box.JobsAsync();
        Assert.Equal(Enumerable.Range(1, jobs.Count).Select(count => begin.AddMinutes(5000 * count)), jobs.Select(job => job.CreatedAt));
        Assert.Equal(365 * 24 * 60 / 5000, jobs.Count);
    }

    /// <summary>Four weeks around each change of the clocks; one job that never ends is suspended and resumed each day.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "06:00", "2026-03-29T04:00Z")]
    [InlineData("Europe/Berlin", "06:00", "2026-10-25T05:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-03-29T01:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25T00:30Z")]
    [InlineData("America/New_York", "01:30", "2026-03-08T06:30Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:30Z")]
    public async Task A_stop_time_across_midnight_holds_on_every_day(string zone, string stopTime, string expected)
    {
        DateTimeOffset stop = DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture);
        _time.SetUtcNow(stop.AddDays(-14));
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync($$"""{{Cron("0 22 * * *")}}, "timezone": "{{zone}}", "stop_time": "{{stopTime}}" """);

        List<Mark> marks = await WalkAsync(box, schedule, stop.AddDays(14), AfterFiring.JobGoesOn);

        Assert.Single(await box.JobsAsync());
        Assert.Contains(new Mark(stop, true), marks);
        Assert.InRange(marks.Count(mark => mark.IsPaused), 27, 28);
        Assert.All(marks.Zip(marks.Skip(1)), pair => Assert.NotEqual(pair.First.IsPaused, pair.Second.IsPaused));
    }

    [Fact]
    public async Task An_event_makes_it_look_again_and_fires_nothing()
    {
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync(Cron("0 2 * * *"));

        WalkingContext round = await RoundAsync(box, new RunScheduleInput(schedule.Id), hasEvent: true);

        Assert.Equal(new RunScheduleInput(schedule.Id), round.ContinuedWith);
        Assert.Empty(await box.JobsAsync());
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("gone")]
    public async Task It_ends_when_its_schedule_is_disabled_or_gone(string state)
    {
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync(Cron("0 2 * * *"));
        await (state == "gone"
            ? (Task)box.Get<ScheduleEditor>().DeleteAsync(schedule.Id, AppBox.Soon)
            : box.Get<ScheduleEditor>().EnableAsync(schedule.Id, false, AppBox.Soon));

        WalkingContext round = await RoundAsync(box, new RunScheduleInput(schedule.Id));

        Assert.Null(round.ContinuedWith);
        Assert.Contains($"state = {state}", round.Shown[^1]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_older_code_has_begun_ends_without_doing_anything()
    {
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync(Cron("* * * * *"));

        WalkingContext round = await RoundAsync(box, new RunScheduleInput(schedule.Id, RunSchedule.Version - 1));

        Assert.Null(round.ContinuedWith);
        Assert.Empty(round.Shown);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_for_a_while_ends_nothing()
    {
        await using AppBox box = await OpenAsync();
        Schedule schedule = await box.ScheduleAsync(Cron("0 2 * * *"));
        string content = await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon);
        box.WriteSchedules("{ broken");

        WalkingContext blind = await RoundAsync(box, new RunScheduleInput(schedule.Id));
        box.WriteSchedules(content);
        await WalkAsync(box, schedule, OccurrenceTable.Begin.AddDays(1), AfterFiring.JobEnds);

        Assert.NotNull(blind.ContinuedWith);
        Assert.Single(await box.JobsAsync());
    }

    [Theory]
    [InlineData("\"2031-01-01T00:00:00Z\"")]
    [InlineData("null")]
    [InlineData("\"2025-12-31T23:30:00+05:00\"")]
    public async Task A_mark_of_another_application_a_wrong_clock_or_a_person_silences_nothing(string mark)
    {
        await using AppBox box = await OpenAsync();
        box.WriteSchedules("""{"schedules": {"s": {"name": "S", "trigger_type": "cron", "trigger_value": "0 2 * * *", "handled_until": MARK}}}""".Replace("MARK", mark, StringComparison.Ordinal));

        await WalkAsync(box, box.Schedule("s"), OccurrenceTable.Begin.AddDays(3), AfterFiring.JobEnds);

        Assert.Equal(Enumerable.Range(0, 3).Select(day => OccurrenceTable.Begin.AddDays(day).AddHours(2)), (await box.JobsAsync()).Select(job => job.CreatedAt));
    }

    private static string Cron(string line) => $"\"cron_expression\": \"{line}\"";

    private Task<AppBox> OpenAsync() => AppBox.OpenAsync(services => services.AddSingleton<TimeProvider>(_time));

    /// <returns>When the schedule's job was suspended and resumed.</returns>
    private async Task<List<Mark>> WalkAsync(AppBox box, Schedule schedule, DateTimeOffset end, AfterFiring after)
    {
        List<Mark> marks = [];
        var input = new RunScheduleInput(schedule.Id);
        while (_time.GetUtcNow() < end)
        {
            WalkingContext round = await RoundAsync(box, input, end: end);
            input = Assert.IsType<RunScheduleInput>(round.ContinuedWith);
            if (after == AfterFiring.JobEnds)
            {
                await box.EndJobsAsync();
            }
            else if (await box.JobsAsync() is [var job] && job.Paused != (marks.Count > 0 && marks[^1].IsPaused))
            {
                marks.Add(new Mark(_time.GetUtcNow(), job.Paused));
            }
        }

        return marks;
    }

    private async Task<WalkingContext> RoundAsync(AppBox box, RunScheduleInput input, bool hasEvent = false, DateTimeOffset? end = null)
    {
        var context = new WalkingContext(input, _time)
        {
            HasEvent = hasEvent,
            Activity = async (name, given) => name switch
            {
                nameof(ScheduleActivities.PlanRun) => await box.Get<SchedulePlans>().NextAsync((string)given!, AppBox.Soon),
                nameof(ScheduleActivities.FireSchedule) when given is ScheduleTick tick => tick.At >= end ? null : await box.Get<ScheduleRunner>().FireAsync(tick.ScheduleId, tick.At, AppBox.Soon),
                _ => throw new InvalidOperationException(name),
            },
        };
        await RunSchedule.RunAsync(context);
        return context;
    }

    private enum AfterFiring
    {
        JobEnds,
        JobGoesOn,
    }

    private sealed record Mark(DateTimeOffset At, bool IsPaused);
}
