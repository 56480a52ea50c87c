using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;

namespace PreviewForge.Tests.App.Automation.Schedules.Editing;

public sealed class ScheduleEditorTests
{
    [Theory]
    [InlineData("""{"cron_expression": "0 2 * * *"}""", "Name is required")]
    [InlineData("""{"name": "  ", "cron_expression": "0 2 * * *"}""", "Name is required")]
    [InlineData("""{"name": "n"}""", "Either cron_expression or interval_minutes is required")]
    [InlineData("""{"name": "n", "cron_expression": " ", "interval_minutes": 0}""", "Either cron_expression or interval_minutes is required")]
    [InlineData("""{"name": "n", "cron_expression": "61 * * * *"}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "cron_expression": ["0 2 * * *"]}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": -5}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 525601}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": "soon"}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 1.5}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": true}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "cron_expression": "0 2 * * *", "stop_time": "24:00"}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 5, "stop_time": "noon"}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 5, "timezone": "Mars/Olympus"}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 5, "enabled": "no"}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 5, "config": []}""", "Invalid schedule parameters")]
    [InlineData("""{"name": "n", "interval_minutes": 5, "config": {"job_type": "everything"}}""", "Invalid schedule parameters")]
    public async Task What_makes_no_sense_is_refused_and_nothing_is_kept(string sent, string error)
    {
        await using AppBox box = await AppBox.OpenAsync();

        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => box.Get<ScheduleEditor>().CreateAsync(SampleSchedules.Json(sent), AppBox.Soon));

        Assert.Equal((400, error), (refused.Status, refused.Message));
        Assert.False(File.Exists(box.SchedulesFile()));
    }

    [Fact]
    public async Task A_new_schedule_has_the_shape_that_the_other_application_reads()
    {
        await using AppBox box = await AppBox.OpenAsync();

        Schedule made = await box.ScheduleAsync("\"cron_expression\": \"0 2 * * 0\", \"interval_minutes\": 5, \"library_id\": 4, \"server_id\": \" \", \"stop_time\": \"6:5\", \"priority\": \"high\"");

        JsonObject record = JsonNode.Parse(await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon))!["schedules"]![made.Id]!.AsObject();
        Assert.Equal((made.Id, "Nightly", "cron", "0 2 * * 0"), ((string)record["id"]!, (string)record["name"]!, (string)record["trigger_type"]!, (string)record["trigger_value"]!));
        Assert.Equal(("4", "4", "06:05", 1), ((string)record["library_id"]!, (string)record["library_ids"]![0]!, (string)record["stop_time"]!, (int)record["priority"]!));
        Assert.Equal((null, null), (record["server_id"], record["last_run"]));
    }

    [Fact]
    public async Task A_change_that_is_refused_leaves_the_schedule_firing_as_before()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"cron_expression\": \"0 14 * * *\"");
        string before = await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon);

        await Assert.ThrowsAsync<ApiException>(() => UpdateAsync(box, schedule, """{"name": "Changed", "cron_expression": "not a cron"}"""));
        box.Time.Advance(TimeSpan.FromHours(2));
        await box.Get<ScheduleRunner>().FireAsync(schedule.Id, box.Time.GetUtcNow(), AppBox.Soon);

        Assert.Single(await box.JobsAsync());
        Assert.StartsWith(before[..before.IndexOf("last_run", StringComparison.Ordinal)], await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_schedule_takes_no_bad_line_either()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"cron_expression\": \"0 14 * * *\", \"enabled\": false");

        await Assert.ThrowsAsync<ApiException>(() => UpdateAsync(box, schedule, """{"cron_expression": "0 14 * * 7"}"""));
    }

    [Fact]
    public async Task What_a_change_does_not_name_stays_and_empty_values_clear()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync(
            "\"cron_expression\": \"0 2 * * *\", \"library_ids\": [\"4\"], \"server_id\": \"films\", \"stop_time\": \"06:00\", \"priority\": 3, \"timezone\": \"Europe/Berlin\"");

        Schedule unchanged = await UpdateAsync(box, schedule, """{"name": null, "library_ids": null, "stop_time": null, "server_id": null, "priority": null}""");
        Schedule cleared = await UpdateAsync(box, schedule, """{"library_ids": [], "server_id": "", "stop_time": "", "timezone": ""}""");

        Assert.Equal(
            (schedule.Name, "4", "films", "06:00", 3, "Europe/Berlin"),
            (unchanged.Name, unchanged.LibraryIds[0], unchanged.ServerId, unchanged.StopTime, unchanged.Priority, unchanged.Timezone));
        Assert.Equal((0, null, "", ""), (cleared.LibraryIds.Count, cleared.ServerId, cleared.StopTime, cleared.Timezone));
    }

    [Fact]
    public async Task To_become_an_interval_clears_the_stop_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"cron_expression\": \"0 2 * * *\", \"stop_time\": \"06:00\"");

        Schedule changed = await UpdateAsync(box, schedule, """{"interval_minutes": "90"}""");

        Assert.Equal(("interval", "90", ""), (changed.TriggerType, changed.TriggerValue, changed.StopTime));
    }

    /// <summary>Forms send everything, changed or not.</summary>
    [Fact]
    public async Task An_interval_that_is_sent_again_does_not_begin_anew()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 60");
        box.Time.Advance(TimeSpan.FromMinutes(40));

        Schedule same = await UpdateAsync(box, schedule, """{"name": "Hourly", "interval_minutes": 60}""");
        Schedule other = await UpdateAsync(box, schedule, """{"interval_minutes": 61}""");

        Assert.Equal(box.Time.GetUtcNow().AddMinutes(20), same.Starts.After(box.Time.GetUtcNow()));
        Assert.Equal(box.Time.GetUtcNow().AddMinutes(61), other.Starts.After(box.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_change_that_the_orchestration_must_know_of_changes_the_revision()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"cron_expression\": \"0 2 * * *\"");
        string[] changes = ["""{"name": "x"}""", """{"cron_expression": "0 3 * * *"}""", """{"stop_time": "04:00"}""", """{"timezone": "Asia/Tokyo"}""", """{"enabled": false}"""];
        List<string> revisions = [schedule.Revision];
        foreach (string change in changes)
        {
            revisions.Add((await UpdateAsync(box, schedule, change)).Revision);
        }

        Assert.Equal(revisions.Count, revisions.Distinct().Count());
        Assert.Equal(revisions[^1], (await UpdateAsync(box, schedule, """{"library_ids": ["4"]}""")).Revision);
    }

    private static Task<Schedule> UpdateAsync(AppBox box, Schedule schedule, string sent)
        => box.Get<ScheduleEditor>().UpdateAsync(schedule.Id, SampleSchedules.Json(sent), AppBox.Soon);
}
