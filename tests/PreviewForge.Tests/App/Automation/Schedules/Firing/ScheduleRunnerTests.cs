using PreviewForge.Contracts;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Pausing;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Automation.Schedules.Firing;

public sealed class ScheduleRunnerTests
{
    private const string AtTwo = "\"cron_expression\": \"0 14 * * *\"";

    [Fact]
    public async Task A_tick_makes_a_job_of_the_schedule()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync($$"""{{AtTwo}}, "library_ids": ["all"], "library_name": "Everything", "priority": 1, "config": {"sort_by": "oldest", "plex_token": "evil"}""");

        await FireAsync(box, schedule, TimeSpan.FromHours(2));

        JobRow job = Assert.Single(await box.JobsAsync());
        Assert.Equal((schedule.Id, "Everything", JobPriority.High, "films"), (job.ParentScheduleId, job.LibraryName, job.Priority, job.Config.ServerId));
        Assert.Equal((JobKind.FullLibrary, "all", "", ""), (job.Config.Kind, job.LibraryId, job.Config.Source, job.Config.ScheduleId));
        Assert.DoesNotContain("evil", await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon), StringComparison.Ordinal);
        Assert.Equal(box.Time.GetUtcNow(), box.Schedule(schedule.Id).LastRun);
    }

    [Fact]
    public async Task A_tick_that_is_delivered_twice_makes_one_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync(AtTwo);
        box.Time.Advance(TimeSpan.FromHours(2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => box.Get<ScheduleRunner>().FireAsync(schedule.Id, box.Time.GetUtcNow(), AppBox.Soon)));

        Assert.Single(await box.JobsAsync());
        Assert.Null(box.Schedule(schedule.Id).LastSkip);
    }

    /// <summary>The app dies after the job was made and before that was noted; the job is even done when the tick is delivered again.</summary>
    [Fact]
    public async Task A_tick_whose_note_was_lost_makes_no_second_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync(AtTwo);
        string before = await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon);
        await FireAsync(box, schedule, TimeSpan.FromHours(2));
        await box.EndJobsAsync();
        box.WriteSchedules(before);

        await FireAsync(box, schedule, TimeSpan.FromMinutes(1));

        Assert.Single(await box.JobsAsync());
    }

    [Fact]
    public async Task A_tick_while_the_last_job_still_waits_is_coalesced_and_said_to_be()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 30");

        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));
        DateTimeOffset first = box.Time.GetUtcNow();
        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));

        JobRow job = Assert.Single(await box.JobsAsync());
        Schedule after = box.Schedule(schedule.Id);
        Assert.Equal((first, box.Time.GetUtcNow()), (after.LastRun, after.LastSkip?.Occurrence));
        Assert.Contains(job.Id.ToString(), after.LastSkip!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticks_while_all_work_is_held_leave_one_job_that_waits()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 30");
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);

        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));
        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));
        JobRow job = Assert.Single(await box.JobsAsync());
        Assert.False(await box.LetInAsync(job.Id));
        await box.Get<UserPause>().SetAsync(false, AppBox.Soon);

        Assert.True(await box.LetInAsync(job.Id));
    }

    [Fact]
    public async Task A_job_that_waits_for_its_retries_does_not_keep_the_next_tick_from_making_another()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 30");
        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));
        Guid first = (await box.JobsAsync())[0].Id;
        await box.Database.WriteAsync(async context => (await context.Jobs.FindAsync([first], AppBox.Soon))!.Chain = ChainState.Scheduled, AppBox.Soon);

        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));

        Assert.Equal(2, (await box.JobsAsync()).Count);
    }

    [Theory]
    [InlineData("9999", 720)]
    [InlineData("0.25", 0.25)]
    [InlineData("1.5", 1.5)]
    [InlineData("0.1", 0.25)]
    [InlineData("\"soon\"", 1)]
    public async Task A_schedule_for_new_videos_looks_back_as_far_as_it_says(string lookback, double hours)
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync($$"""{{AtTwo}}, "config": {"job_type": "recently_added", "lookback_hours": {{lookback}}}""");

        await FireAsync(box, schedule, TimeSpan.FromHours(2));

        JobRow job = Assert.Single(await box.JobsAsync());
        Assert.Equal(("Recently added: all libraries", "", hours), (job.LibraryName, job.ParentScheduleId, job.Config.LookbackHours));
        Assert.Equal((JobKind.RecentlyAdded, schedule.Id, "scheduled_recently_added"), (job.Config.Kind, job.Config.ScheduleId, job.Config.Source));
    }

    [Fact]
    public async Task A_job_for_new_videos_stands_in_for_later_ticks_until_its_list_is_complete()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 30, \"config\": {\"job_type\": \"recently_added\"}");
        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));
        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));
        Guid first = Assert.Single(await box.JobsAsync()).Id;
        await box.Database.WriteAsync(async context => (await context.Jobs.FindAsync([first], AppBox.Soon))!.ListedAt = box.Time.GetUtcNow(), AppBox.Soon);

        await FireAsync(box, schedule, TimeSpan.FromMinutes(30));

        Assert.Equal(2, (await box.JobsAsync()).Count);
    }

    [Fact]
    public async Task Several_libraries_are_all_scanned_and_nothing_else()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync($$"""{{AtTwo}}, "library_ids": ["4", "9"], "config": {"selected_libraries": []}""");

        await FireAsync(box, schedule, TimeSpan.FromHours(2));

        JobRow job = Assert.Single(await box.JobsAsync());
        Assert.Equal(["4", "9"], job.Config.LibraryIds);
        Assert.Null(job.LibraryId);
    }

    [Fact]
    public async Task A_run_that_was_missed_by_hours_is_skipped_and_the_next_one_happens()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync(AtTwo);
        DateTimeOffset missed = box.Time.GetUtcNow() + TimeSpan.FromHours(2);

        await FireAsync(box, schedule, TimeSpan.FromHours(5));
        Assert.Empty(await box.JobsAsync());
        Assert.Equal(missed, box.Schedule(schedule.Id).LastSkip?.Occurrence);

        await FireAsync(box, schedule, TimeSpan.FromHours(21));
        Assert.Single(await box.JobsAsync());
    }

    [Fact]
    public async Task Run_now_works_on_a_disabled_schedule_and_moves_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 60, \"enabled\": false");
        box.Time.Advance(TimeSpan.FromMinutes(10));

        StartedRun run = await box.Get<ScheduleRunner>().RunNowAsync(schedule.Id, AppBox.Soon);

        Assert.Equal((run.JobId, RunKind.Created), (Assert.Single(await box.JobsAsync()).Id, run.Kind));
        Schedule after = box.Schedule(schedule.Id);
        Assert.Equal((schedule.HandledUntil, schedule.Revision, box.Time.GetUtcNow()), (after.HandledUntil, after.Revision, after.LastRun));
    }

    [Fact]
    public async Task A_disabled_schedule_does_nothing_by_itself_and_misses_nothing_meanwhile()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 60, \"enabled\": false");

        await FireAsync(box, schedule, TimeSpan.FromMinutes(70));
        await box.Get<ScheduleEditor>().EnableAsync(schedule.Id, true, AppBox.Soon);
        await FireAsync(box, schedule, TimeSpan.Zero);

        Assert.Empty(await box.JobsAsync());
        Assert.Equal(box.Time.GetUtcNow().AddHours(1), box.Schedule(schedule.Id).Starts.After(box.Time.GetUtcNow()));
    }

    private static Task<IReadOnlyList<Guid>> FireAsync(AppBox box, Schedule schedule, TimeSpan later)
    {
        box.Time.Advance(later);
        return box.Get<ScheduleRunner>().FireAsync(schedule.Id, box.Time.GetUtcNow(), AppBox.Soon);
    }
}
