using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Schedules.Editing;
using PreviewForge.Functions.Automation.Schedules.Firing;
using PreviewForge.Functions.Automation.Schedules.Store;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Settings.Backups;

namespace PreviewForge.Tests.App.Automation.Schedules.Store;

public sealed class ScheduleStoreTests
{
    /// <summary>As the application writes it that people come from, in its oldest and its newest form.</summary>
    private const string Foreign = """
        {
          "schedules": {
            "a": { "id": "a", "name": "Old", "trigger_type": "cron", "trigger_value": "0 2 * * 0", "library_id": "4", "library_name": "Docs", "enabled": true,
                   "created_at": "2025-01-01T00:00:00+00:00", "last_run": "2026-02-23T01:00:00.123456+00:00", "next_run": null, "server_id": null, "config": {}, "colour": "teal" },
            "b": { "id": "b", "name": "Broken", "trigger_type": "cron", "trigger_value": "0 2 * * 9" },
            "c": { "id": "c", "name": "Often", "trigger_type": "interval", "trigger_value": "15", "library_ids": ["4", "9"], "enabled": false, "priority": 3, "stop_time": "" },
            "d": "junk"
          },
          "version": 7
        }
        """;

    [Fact]
    public async Task Schedules_of_the_other_application_are_read_and_a_broken_one_hinders_none()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules(Foreign);

        ScheduleList list = box.Get<ScheduleStore>().Read();

        Assert.Equal(["a", "c"], list.Schedules.Select(schedule => schedule.Id));
        Assert.Equal(("4", "Docs", true), (string.Join(' ', list.Schedules[0].LibraryIds), list.Schedules[0].LibraryName, list.Schedules[0].Enabled));
        Assert.Equal(("4 9", 3, false), (string.Join(' ', list.Schedules[1].LibraryIds), list.Schedules[1].Priority, list.Schedules[1].Enabled));
        Assert.Equal(new DateTimeOffset(2026, 2, 23, 1, 0, 0, TimeSpan.Zero), list.Schedules[0].LastRun!.Value.AddMicroseconds(-123456));
        Assert.Equal(("ok", "b"), (list.Status.Status, Assert.Single(list.Status.Skipped!).Id));
    }

    [Fact]
    public async Task A_change_keeps_everything_that_it_is_not_about()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules(Foreign);

        await box.Get<ScheduleEditor>().UpdateAsync("a", SampleSchedules.Json("""{"name": "New"}"""), AppBox.Soon);

        JsonNode expected = JsonNode.Parse(Foreign)!;
        expected["schedules"]!["a"]!["name"] = "New";
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon))));
    }

    [Fact]
    public async Task A_list_of_schedules_is_read_and_stays_a_list()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules("""[{"id": "a", "name": "A", "trigger_type": "interval", "trigger_value": 15}, 5]""");
        ScheduleEditor editor = box.Get<ScheduleEditor>();

        await editor.EnableAsync("a", false, AppBox.Soon);
        Schedule second = await box.ScheduleAsync("\"interval_minutes\": 5");
        JsonArray both = JsonNode.Parse(await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon))!.AsArray();
        await editor.DeleteAsync("a", AppBox.Soon);

        Assert.Equal(("a", 5, second.Id), ((string)both[0]!["id"]!, (int)both[1]!, (string)both[2]!["id"]!));
        Assert.Equal([second.Id], box.Get<ScheduleStore>().Read().Schedules.Select(schedule => schedule.Id));
    }

    [Theory]
    [InlineData("{ broken", "corrupt_json")]
    [InlineData("\"text\"", "load_failed")]
    [InlineData("""{"schedules": 5}""", "load_failed")]
    public async Task A_file_that_can_not_be_read_is_an_empty_list_and_is_never_overwritten(string content, string status)
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules(content);

        LoadStatus found = box.Get<ScheduleStore>().Read().Status;
        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => box.ScheduleAsync("\"interval_minutes\": 5"));

        Assert.Equal((status, box.SchedulesFile()), (found.Status, found.Path));
        Assert.NotNull(found.RecoveryHint);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, refused.Status);
        Assert.Equal(content, await File.ReadAllTextAsync(box.SchedulesFile(), AppBox.Soon));
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_told_as_that()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Directory.CreateDirectory(box.SchedulesFile());

        Assert.Equal("permission_denied", box.Get<ScheduleStore>().Read().Status.Status);
    }

    [Fact]
    public async Task A_folder_that_can_not_be_written_is_said_with_a_hint()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await File.WriteAllTextAsync(box.Folder.Path("file"), "", AppBox.Soon);
        using var store = new ScheduleStore(new AppFolders(box.Folder.Path("file/config"), "/"), box.Get<SettingsStore>(), box.Get<RollingBackups>(), box.Get<ScheduleReader>());

        ApiException refused = await Assert.ThrowsAsync<ApiException>(
            () => new ScheduleEditor(store, box.Get<ScheduleReader>(), box.Time).CreateAsync(SampleSchedules.Json("""{"name": "n", "interval_minutes": 5}"""), AppBox.Soon));

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, refused.Status);
        Assert.NotNull(refused.Hint);
    }

    [Fact]
    public async Task A_file_that_lies_there_corrupt_is_put_back_from_the_newest_backup_that_can_be_read()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule first = await box.ScheduleAsync("\"interval_minutes\": 5");
        box.Time.Advance(TimeSpan.FromSeconds(10));
        await box.ScheduleAsync("\"interval_minutes\": 6");
        await File.WriteAllTextAsync($"{box.SchedulesFile()}.20260301-120030.bak", "nonsense", AppBox.Soon);
        box.WriteSchedules("{ broken");
        box.Time.Advance(TimeSpan.FromHours(1));

        RecoveredSchedules recovered = await box.Get<ScheduleRecovery>().RecoverAsync(AppBox.Soon);

        Assert.Equal(("ok", 1), (recovered.Status, recovered.RestoredCount));
        Assert.Equal([first.Id], box.Get<ScheduleStore>().Read().Schedules.Select(schedule => schedule.Id));
        Assert.Contains(Directory.GetFiles(box.Folder.Path("config"), "schedules.json.*.bak"), copy => File.ReadAllText(copy) == "{ broken");
    }

    [Fact]
    public async Task A_newer_backup_that_never_held_schedules_is_passed_over()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules("{ broken");
        await File.WriteAllTextAsync($"{box.SchedulesFile()}.20260301-115930.bak", """{"schedules": {}}""", AppBox.Soon);
        await File.WriteAllTextAsync($"{box.SchedulesFile()}.20260302-115930.bak", """{"x": 1}""", AppBox.Soon);

        RecoveredSchedules recovered = await box.Get<ScheduleRecovery>().RecoverAsync(AppBox.Soon);

        Assert.EndsWith(".20260301-115930.bak", recovered.BackupPath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_no_orchestration_can_have_the_id_of_is_told_as_broken()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules("""{"schedules": {"a/b": {"name": "n", "trigger_type": "interval", "trigger_value": "5"}}}""");

        Assert.Equal("a/b", Assert.Single(box.Get<ScheduleStore>().Read().Status.Skipped!).Id);
    }

    [Fact]
    public async Task Names_from_a_file_cannot_forge_lines_of_the_log()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules("""{"schedules": {"a": {"name": "n\nERROR", "trigger_type": "interval", "trigger_value": "5"}}}""");

        Assert.Equal("n ERROR", Assert.Single(box.Get<ScheduleStore>().Read().Schedules).Name);
    }

    [Fact]
    public async Task Without_a_backup_that_can_be_read_nothing_is_put_back()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.WriteSchedules("{ broken");
        await File.WriteAllTextAsync($"{box.SchedulesFile()}.20260301-115930.bak", "[", AppBox.Soon);

        ApiException refused = await Assert.ThrowsAsync<ApiException>(() => box.Get<ScheduleRecovery>().RecoverAsync(AppBox.Soon));

        Assert.Equal((409, "no_backup", 1), (refused.Status, (string)refused.More!["status"]!, refused.More["attempts"]!.AsArray().Count));
        Assert.NotNull(refused.More["primary_error"]);
        Assert.NotNull(refused.More["recovery_hint"]);
    }

    [Fact]
    public async Task Runs_push_no_backup_out()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Schedule schedule = await box.ScheduleAsync("\"interval_minutes\": 1");
        await box.Get<ScheduleEditor>().UpdateAsync(schedule.Id, SampleSchedules.Json("""{"name": "Other"}"""), AppBox.Soon);
        string[] before = Directory.GetFiles(box.Folder.Path("config"), "schedules.json.*.bak");

        for (int minute = 0; minute < 20; minute++)
        {
            box.Time.Advance(TimeSpan.FromMinutes(1));
            await box.Get<ScheduleRunner>().FireAsync(schedule.Id, box.Time.GetUtcNow(), AppBox.Soon);
        }

        Assert.Single(before);
        Assert.Equal(before, Directory.GetFiles(box.Folder.Path("config"), "schedules.json.*.bak"));
    }
}
