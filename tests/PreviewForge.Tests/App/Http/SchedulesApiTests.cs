using System.Globalization;
using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

public sealed class SchedulesApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Weekly = """{"name": "Weekly", "cron_expression": "0 2 * * 0", "library_ids": ["4"]}""";

    [Theory]
    [InlineData("""{"cron_expression": "0 2 * * *"}""", "Name is required")]
    [InlineData("""{"name": "n"}""", "Either cron_expression or interval_minutes is required")]
    [InlineData("""{"name": "n", "cron_expression": "61 * * * *"}""", "Invalid schedule parameters")]
    public async Task A_schedule_that_makes_no_sense_is_refused(string body, string error)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/schedules", body);

        Assert.Equal((400, error, "VALIDATION_ERROR"), (reply.Status, reply.Text("error"), reply.Text("code")));
    }

    [Fact]
    public async Task A_weekly_schedule_runs_on_Mondays()
    {
        Reply made = await app.SendAsync(HttpMethod.Post, "/api/schedules", Weekly);

        Assert.Equal((201, "cron", "0 2 * * 0", "0 2 * * 0"), (made.Status, made.Text("trigger_type"), made.Text("trigger_value"), made.Text("cron_expression")));
        Assert.Equal(("4", true, JsonValueKind.Null), (made.Text("library_id"), made.Body.GetProperty("enabled").GetBoolean(), made.Body.GetProperty("interval_minutes").ValueKind));
        DateTimeOffset next = made.Body.GetProperty("next_run").GetDateTimeOffset();
        Assert.Equal((DayOfWeek.Monday, new TimeSpan(2, 0, 0)), (next.DayOfWeek, next.TimeOfDay));
    }

    [Fact]
    public async Task An_interval_has_no_stop_time_and_its_run_looks_back_no_further_than_a_month()
    {
        Reply made = await app.SendAsync(
            HttpMethod.Post,
            "/api/schedules",
            """{"name": "RA", "interval_minutes": 15, "stop_time": "06:00", "config": {"job_type": "recently_added", "lookback_hours": 9999}}""");
        Assert.Equal((201, "15", 15, ""), (made.Status, made.Text("trigger_value"), made.Number("interval_minutes"), made.Text("stop_time")));

        Reply run = await app.SendAsync(HttpMethod.Post, $"/api/schedules/{made.Text("id")}/run");
        Assert.Equal((200, true), (run.Status, run.Body.GetProperty("success").GetBoolean()));
        Reply job = await app.SendAsync(HttpMethod.Get, $"/api/jobs/{run.Text("job_id")}");
        Assert.Equal(("", "Recently added: all libraries", 720), (job.Text("parent_schedule_id"), job.Text("library_name"), job.Body.GetProperty("config").GetProperty("lookback_hours").GetDouble()));
        Assert.Equal("scheduled_recently_added", job.Body.GetProperty("config").GetProperty("source").GetString());

        Reply after = await app.SendAsync(HttpMethod.Get, $"/api/schedules/{made.Text("id")}");
        Assert.Equal(made.Text("next_run"), after.Text("next_run"));
        Assert.Equal(JsonValueKind.String, after.Body.GetProperty("last_run").ValueKind);
    }

    [Fact]
    public async Task A_change_that_is_refused_changes_nothing()
    {
        Reply made = await app.SendAsync(HttpMethod.Post, "/api/schedules", Weekly);
        string path = $"/api/schedules/{made.Text("id")}";

        Reply refused = await app.SendAsync(HttpMethod.Put, path, """{"name": "Other", "cron_expression": "not a cron"}""");

        Assert.Equal((400, "Invalid schedule parameters"), (refused.Status, refused.Text("error")));
        Assert.Equal(made.Body.ToString(), (await app.SendAsync(HttpMethod.Get, path)).Body.ToString());
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PUT", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/run")]
    [InlineData("POST", "/enable")]
    [InlineData("POST", "/disable")]
    public async Task A_schedule_that_is_not_there_is_not_found(string method, string action)
    {
        Reply reply = await app.SendAsync(new HttpMethod(method), $"/api/schedules/ghost{action}", method == "PUT" ? """{"name": "x"}""" : null);

        Assert.Equal((404, "Schedule not found", "NOT_FOUND"), (reply.Status, reply.Text("error"), reply.Text("code")));
    }

    [Fact]
    public async Task A_disabled_schedule_has_no_next_run_until_it_is_enabled()
    {
        string path = $"/api/schedules/{(await app.SendAsync(HttpMethod.Post, "/api/schedules", Weekly)).Text("id")}";

        Reply disabled = await app.SendAsync(HttpMethod.Post, $"{path}/disable");
        Reply enabled = await app.SendAsync(HttpMethod.Post, $"{path}/enable");

        Assert.Equal((200, false, JsonValueKind.Null), (disabled.Status, disabled.Body.GetProperty("enabled").GetBoolean(), disabled.Body.GetProperty("next_run").ValueKind));
        Assert.Equal((true, JsonValueKind.String), (enabled.Body.GetProperty("enabled").GetBoolean(), enabled.Body.GetProperty("next_run").ValueKind));
    }

    [Fact]
    public async Task A_deleted_schedule_is_gone_from_the_list()
    {
        string id = (await app.SendAsync(HttpMethod.Post, "/api/schedules", Weekly)).Text("id")!;
        Assert.Contains(id, await IdsAsync());

        Reply deleted = await app.SendAsync(HttpMethod.Delete, $"/api/schedules/{id}");

        Assert.Equal((200, true), (deleted.Status, deleted.Body.GetProperty("success").GetBoolean()));
        Assert.DoesNotContain(id, await IdsAsync());
    }

    /// <summary>The embedded host and its real timers: the only test that waits for a real minute to come.</summary>
    [Fact]
    public async Task A_schedule_for_every_minute_makes_a_job_by_itself()
    {
        Reply made = await app.SendAsync(HttpMethod.Post, "/api/schedules", """{"name": "Often", "cron_expression": "* * * * *", "library_ids": ["all"]}""");
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        while ((await app.SendAsync(HttpMethod.Get, $"/api/schedules/{made.Text("id")}")).Body.GetProperty("last_run").ValueKind == JsonValueKind.Null)
        {
            await Task.Delay(500, patience.Token);
        }

        Reply jobs = await app.SendAsync(HttpMethod.Get, "/api/jobs?page=0");
        Assert.Single(jobs.Body.GetProperty("jobs").EnumerateArray(), job => job.GetProperty("parent_schedule_id").GetString() == made.Text("id"));
        await app.SendAsync(HttpMethod.Delete, $"/api/schedules/{made.Text("id")}");
    }

    [Theory]
    [InlineData("""{"enabled": true, "windows": {}}""", "windows must be a list")]
    [InlineData("""{"enabled": true, "windows": [{"start": "25:00", "end": "01:00"}]}""", "Window #1")]
    [InlineData("""{"enabled": true, "windows": [{"start": "08:00", "end": "17:00", "days": ["mon", "moonday"]}]}""", "moonday")]
    public async Task Quiet_hours_that_make_no_sense_are_refused(string body, string part)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/quiet-hours", body);

        Assert.Equal(400, reply.Status);
        Assert.Contains(part, reply.Text("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_hours_of_the_old_form_are_one_window_for_every_day()
    {
        Reply saved = await app.SendAsync(HttpMethod.Post, "/api/quiet-hours", """{"enabled": true, "start": "08:00", "end": "01:00"}""");

        JsonElement window = Assert.Single(saved.Body.GetProperty("windows").EnumerateArray());
        Assert.Equal((200, "08:00", "01:00", 7), (saved.Status, window.GetProperty("start").GetString(), window.GetProperty("end").GetString(), window.GetProperty("days").GetArrayLength()));
        Assert.Equal(saved.Body.ToString(), (await app.SendAsync(HttpMethod.Get, "/api/quiet-hours")).Body.ToString());
        await app.SendAsync(HttpMethod.Post, "/api/quiet-hours", """{"enabled": false, "windows": []}""");
    }

    [Fact]
    public async Task Quiet_hours_that_include_now_hold_all_work_at_once()
    {
        DateTime hour = DateTime.ParseExact((await NowAsync()).ToString("HH", CultureInfo.InvariantCulture), "HH", CultureInfo.InvariantCulture);
        string body = $$"""{"enabled": true, "windows": [{"start": "{{hour.AddHours(-2):HH:mm}}", "end": "{{hour.AddHours(3):HH:mm}}"}]}""";

        Reply quiet = await app.SendAsync(HttpMethod.Post, "/api/quiet-hours", body);
        Reply held = await app.SendAsync(HttpMethod.Get, "/api/processing/state");
        Reply open = await app.SendAsync(HttpMethod.Post, "/api/quiet-hours", """{"enabled": false}""");

        Assert.True(quiet.Body.GetProperty("currently_in_quiet_window").GetBoolean());
        Assert.Equal((true, "quiet_hours"), (held.Body.GetProperty("paused").GetBoolean(), held.Body.GetProperty("reasons")[0].GetString()));
        Assert.False(open.Body.GetProperty("currently_in_quiet_window").GetBoolean());
    }

    /// <summary>The app's own wall-clock time, from an offset that it shows.</summary>
    private async Task<DateTimeOffset> NowAsync()
    {
        Reply made = await app.SendAsync(HttpMethod.Post, "/api/schedules", """{"name": "Clock", "cron_expression": "* * * * *", "enabled": false}""");
        Reply shown = await app.SendAsync(HttpMethod.Post, $"/api/schedules/{made.Text("id")}/enable");
        await app.SendAsync(HttpMethod.Delete, $"/api/schedules/{made.Text("id")}");
        return shown.Body.GetProperty("next_run").GetDateTimeOffset();
    }

    private async Task<List<string?>> IdsAsync()
    {
        Reply list = await app.SendAsync(HttpMethod.Get, "/api/schedules");
        Assert.Equal("ok", list.Body.GetProperty("load_status").GetProperty("status").GetString());
        return [.. list.Body.GetProperty("schedules").EnumerateArray().Select(schedule => schedule.GetProperty("id").GetString())];
    }
}
