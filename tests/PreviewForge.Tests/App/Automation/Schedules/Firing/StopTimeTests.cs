using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Running;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Retrying;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Jobs;
using PreviewForge.Tests.App.Jobs.Retrying;

namespace PreviewForge.Tests.App.Automation.Schedules.Firing;

public sealed class StopTimeTests
{
    [Fact]
    public async Task A_stop_time_suspends_the_job_which_gives_its_slot_back_until_the_next_start()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid job) = await RunningAsync(box);

        await FireAsync(box, schedule, TimeSpan.FromHours(8));
        JobRow suspended = await box.JobAsync(job);
        Assert.Equal((JobStatus.Running, true, false), (suspended.Status, suspended.Paused, suspended.HoldsSlot));
        Assert.False(await box.LetInAsync(job));

        await FireAsync(box, schedule, TimeSpan.FromHours(16));
        Assert.False((await box.JobAsync(job)).Paused);
        Assert.True(await box.LetInAsync(job));
        Assert.Single(await box.JobsAsync());
    }

    [Fact]
    public async Task Those_who_watch_and_the_log_are_told()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid job) = await RunningAsync(box);

        await FireAsync(box, schedule, TimeSpan.FromHours(8));
        await FireAsync(box, schedule, TimeSpan.FromHours(16));

        List<LiveEventKind> told = await box.Database.ReadAsync(
            context => context.Events.Where(row => row.Subject == job.ToString()).OrderBy(row => row.Seq).Select(row => row.Kind).ToListAsync(AppBox.Soon), AppBox.Soon);
        Assert.Equal([LiveEventKind.JobCreated, LiveEventKind.JobStarted, LiveEventKind.JobPaused, LiveEventKind.JobResumed], told);
        string log = await File.ReadAllTextAsync(box.Folder.Path($"config/logs/jobs/{job}.log"), AppBox.Soon);
        Assert.Contains("WARNING - Suspended: it is 06:00, the stop time of the schedule Nightly", log, StringComparison.Ordinal);
        Assert.Contains("INFO - Resumed by the schedule Nightly", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_still_waits_for_a_slot_at_the_stop_time_does_not_start_in_the_morning()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await EveningAsync(box);
        await FireAsync(box, schedule, TimeSpan.FromHours(10));
        Guid job = (await box.JobsAsync())[0].Id;

        await FireAsync(box, schedule, TimeSpan.FromHours(8));

        Assert.False(await box.LetInAsync(job));
        Assert.Equal((JobStatus.Pending, true), ((await box.JobAsync(job)).Status, (await box.JobAsync(job)).Paused));
    }

    [Fact]
    public async Task Other_jobs_know_nothing_of_a_stop_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid other = await box.SubmitAsync(box.Video("a.mkv"));
        (Schedule schedule, _) = await RunningAsync(box);

        await FireAsync(box, schedule, TimeSpan.FromHours(8));

        Assert.False((await box.JobAsync(other)).Paused);
    }

    [Fact]
    public async Task Run_now_resumes_a_job_that_is_suspended()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid job) = await RunningAsync(box);
        await FireAsync(box, schedule, TimeSpan.FromHours(8));

        StartedRun run = await box.Get<ScheduleRunner>().RunNowAsync(schedule.Id, AppBox.Soon);

        Assert.Equal(new StartedRun(job, RunKind.Resumed), run);
        Assert.False((await box.JobAsync(job)).Paused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_suspended_job_goes_on_when_its_schedule_is_deleted_or_has_no_stop_time_any_more(bool isDeleted)
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid job) = await RunningAsync(box);
        await FireAsync(box, schedule, TimeSpan.FromHours(8));
        Assert.Empty(await ReleaseAsync(box));

        await (isDeleted
            ? (Task)box.Get<ScheduleEditor>().DeleteAsync(schedule.Id, AppBox.Soon)
            : box.Get<ScheduleEditor>().UpdateAsync(schedule.Id, SampleSchedules.Json("""{"stop_time": ""}"""), AppBox.Soon));

        Assert.Equal([job], await ReleaseAsync(box));
        Assert.False((await box.JobAsync(job)).Paused);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_try_of_what_the_job_owes_is_suspended_with_it_and_goes_on_at_the_next_start(bool isRunning)
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid head, Guid attempt) = await OwingAsync(box);
        if (isRunning)
        {
            await box.ReleasedTryAsync(head);
        }

        await FireAsync(box, schedule, TimeSpan.FromHours(8));
        await box.Get<RetryJobs>().ReleaseAsync(head, AppBox.Soon);
        JobRow suspended = await box.JobAsync(attempt);
        Assert.Equal((true, false, true), (suspended.Paused, suspended.HoldsSlot, (await box.JobAsync(head)).Paused));
        Assert.False(await box.LetInAsync(attempt));
        Assert.StartsWith("Paused by its schedule", (await box.Get<JobCatalog>().FindAsync(head, AppBox.Soon))!.Progress.CurrentItem, StringComparison.Ordinal);

        await FireAsync(box, schedule, TimeSpan.FromHours(16));
        Assert.False((await box.JobAsync(head)).Paused);
        Assert.True(await box.LetInAsync(attempt));
    }

    [Fact]
    public async Task A_job_that_ends_while_it_is_suspended_does_not_begin_its_tries_by_day()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid job) = await RunningAsync(box);
        await box.AddMissingAsync(job);
        await FireAsync(box, schedule, TimeSpan.FromHours(8));

        await box.FinishAsync(job);

        Assert.True((await box.TriesAsync(job)).Single().Paused);
    }

    [Fact]
    public async Task A_suspended_try_goes_on_when_its_schedule_is_deleted()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid head, Guid attempt) = await OwingAsync(box);
        await FireAsync(box, schedule, TimeSpan.FromHours(8));

        await box.Get<ScheduleEditor>().DeleteAsync(schedule.Id, AppBox.Soon);

        Assert.Equal(new[] { head, attempt }.Order(), (await ReleaseAsync(box)).Order());
    }

    [Fact]
    public async Task A_schedule_that_was_disabled_meanwhile_starts_nothing_but_still_stops_what_runs_of_it()
    {
        await using AppBox box = await AppBox.OpenAsync();
        (Schedule schedule, Guid job) = await RunningAsync(box);
        await box.Get<ScheduleEditor>().EnableAsync(schedule.Id, false, AppBox.Soon);
        ScheduleStep waiting = (await box.Get<SchedulePlans>().NextAsync(schedule.Id, AppBox.Soon))!;

        await FireAsync(box, schedule, TimeSpan.FromHours(8));

        Assert.False(waiting.Enabled);
        Assert.Null(waiting.NextRun);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero), waiting.At);
        Assert.True((await box.JobAsync(job)).Paused);
        Assert.Null((await box.Get<SchedulePlans>().NextAsync(schedule.Id, AppBox.Soon))!.At);
        Assert.Empty(await FireAsync(box, schedule, TimeSpan.FromHours(16)));
    }

    [Fact]
    public async Task A_run_now_of_a_disabled_schedule_is_stopped_by_the_next_stop_time_and_not_by_those_before()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await EveningAsync(box);
        await box.Get<ScheduleEditor>().EnableAsync(schedule.Id, false, AppBox.Soon);
        box.Time.Advance(TimeSpan.FromDays(3));
        Guid job = (await box.Get<ScheduleRunner>().RunNowAsync(schedule.Id, AppBox.Soon)).JobId;

        await FireAsync(box, schedule, TimeSpan.FromHours(1));
        Assert.False((await box.JobAsync(job)).Paused);
        await FireAsync(box, schedule, TimeSpan.FromHours(17));
        Assert.True((await box.JobAsync(job)).Paused);
    }

    /// <summary>A job that began at 22:00, has ended, and owes a file: its try waits.</summary>
    private static async Task<(Schedule Schedule, Guid Head, Guid Try)> OwingAsync(AppBox box)
    {
        (Schedule schedule, Guid head) = await RunningAsync(box);
        await box.AddMissingAsync(head);
        await box.FinishAsync(head);
        return (schedule, head, (await box.TriesAsync(head)).Single().Id);
    }

    private static Task<List<Guid>> ReleaseAsync(AppBox box) => box.Get<ScheduledJobs>().ReleaseAsync(box.Get<ScheduleStore>().Read().Schedules, AppBox.Soon);

    private static Task<Schedule> EveningAsync(AppBox box)
        => box.ScheduleAsync("\"cron_expression\": \"0 22 * * *\", \"stop_time\": \"6:0\", \"library_ids\": [\"all\"]");

    /// <summary>A job that began at 22:00, and runs.</summary>
    private static async Task<(Schedule Schedule, Guid Job)> RunningAsync(AppBox box)
    {
        Schedule schedule = await EveningAsync(box);
        await FireAsync(box, schedule, TimeSpan.FromHours(10));
        Guid job = (await box.JobsAsync()).Single(row => row.ParentScheduleId == schedule.Id).Id;
        Assert.True(await box.LetInAsync(job));
        return (schedule, job);
    }

    private static Task<IReadOnlyList<Guid>> FireAsync(AppBox box, Schedule schedule, TimeSpan later)
    {
        box.Time.Advance(later);
        return box.Get<ScheduleRunner>().FireAsync(schedule.Id, box.Time.GetUtcNow(), AppBox.Soon);
    }
}
