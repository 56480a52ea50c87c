using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Running;

namespace PreviewForge.Tests.App.Automation.Schedules.Running;

public sealed class ScheduleOrchestrationsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Completed)]
    public async Task A_schedule_without_a_living_orchestration_gets_one(OrchestrationRuntimeStatus? status)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook();
        Schedule schedule = await EveryHourAsync(box);
        if (status is { } ended)
        {
            client.Put(RunSchedule.InstanceId(schedule.Id), ended, null);
        }

        await ReconcileAsync(box, client);

        Assert.Equal([$"start {nameof(RunSchedule)} schedule-{schedule.Id}"], client.Asked);
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("""{"revision": null}""", true)]
    [InlineData("""{"revision": "another"}""", true)]
    [InlineData("""{"revision": "REVISION"}""", false)]
    public async Task One_that_knows_another_record_than_the_file_is_told(string shown, bool isTold)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook();
        Schedule schedule = await EveryHourAsync(box);
        client.Put(RunSchedule.InstanceId(schedule.Id), OrchestrationRuntimeStatus.Running, shown.Replace("REVISION", schedule.Revision, StringComparison.Ordinal));

        await ReconcileAsync(box, client);

        Assert.Equal(isTold ? [$"raise edited schedule-{schedule.Id}"] : [], client.Asked);
    }

    [Fact]
    public async Task A_disabled_schedule_gets_none()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook();
        await box.ScheduleAsync("\"interval_minutes\": 60, \"enabled\": false");

        await ReconcileAsync(box, client);

        Assert.Empty(client.Asked);
    }

    [Fact]
    public async Task A_disabled_schedule_of_which_a_job_still_runs_has_one_until_the_stop_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook();
        Schedule schedule = await box.ScheduleAsync("\"cron_expression\": \"0 22 * * *\", \"stop_time\": \"06:00\", \"enabled\": false");
        await box.Get<ScheduleRunner>().RunNowAsync(schedule.Id, AppBox.Soon);

        await ReconcileAsync(box, client);

        Assert.Equal([$"start {nameof(RunSchedule)} schedule-{schedule.Id}"], client.Asked);
    }

    [Fact]
    public async Task Nothing_is_done_while_the_file_can_not_be_read()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook();
        box.WriteSchedules("{ broken");

        await ReconcileAsync(box, client);

        Assert.Empty(client.Asked);
    }

    [Fact]
    public async Task A_durable_store_that_is_away_fails_nobody_who_only_tells_of_a_change()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook { IsDown = true };
        Schedule schedule = await EveryHourAsync(box);

        await box.Get<ScheduleOrchestrations>().TellAsync(client, schedule.Id, AppBox.Soon);
        await box.Get<QuietHoursOrchestrations>().TellAsync(client, AppBox.Soon);

        Assert.Empty(client.Asked);
    }

    [Fact]
    public async Task Quiet_hours_have_an_orchestration_that_knows_the_windows()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var client = new InstanceBook();
        QuietHoursOrchestrations quiet = box.Get<QuietHoursOrchestrations>();

        await quiet.ReconcileAsync(client, AppBox.Soon);
        client.Put(RunQuietHours.InstanceId, OrchestrationRuntimeStatus.Running, """{"revision": "another"}""");
        await quiet.ReconcileAsync(client, AppBox.Soon);
        client.Put(RunQuietHours.InstanceId, OrchestrationRuntimeStatus.Running, System.Text.Json.JsonSerializer.Serialize(new { revision = box.Get<QuietHoursPause>().Revision }));
        await quiet.ReconcileAsync(client, AppBox.Soon);

        Assert.Equal(["start QuietHours quiet-hours", "raise edited quiet-hours"], client.Asked);
    }

    private static Task<Schedule> EveryHourAsync(AppBox box) => box.ScheduleAsync("\"interval_minutes\": 60");

    private static Task<IReadOnlyList<Guid>> ReconcileAsync(AppBox box, InstanceBook client) => box.Get<ScheduleOrchestrations>().ReconcileAsync(client, AppBox.Soon);
}
