using System.Globalization;
using System.Text.Json;
using PreviewForge.FakeServers.Emby;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.Tests.App.Http;

/// <summary>Whatever waits in the app can be listed by the durable HTTP API, and says in plain words what it waits for.</summary>
public sealed class DurableStatusApiTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private readonly DurableApi _durable = new(app);

    public async ValueTask InitializeAsync() => await app.SetAsync("""{"max_concurrent_jobs": 10, "webhook_retry_count": 3, "webhook_delay": 300}""");

    public async ValueTask DisposeAsync() => await app.CancelAllAsync();

    [Fact]
    public async Task A_running_job_says_what_it_does_and_waits_for()
    {
        string job = await app.SubmitVideoAsync();

        JsonElement status = await _durable.StatusAsync($"job-{job}", status => Word(status, "state") == "working");

        Assert.Equal("answers of the runners", Word(status, "waits_for"));
    }

    [Fact]
    public async Task A_job_that_is_over_says_so()
    {
        string job = await app.SubmitVideoAsync();
        await _durable.StatusAsync($"job-{job}", status => Word(status, "state") == "working");
        await app.PostAsync($"/api/jobs/{job}/cancel");

        JsonElement status = await _durable.StatusAsync($"job-{job}", status => Word(status, "state") == "ended");

        Assert.Null(Word(status, "waits_for"));
    }

    [Fact]
    public async Task A_chain_of_tries_says_which_try_it_waits_for_and_until_when()
    {
        string head = await app.SubmitAsync(Path.Combine(app.Media, $"gone-{Guid.NewGuid()}.mkv"));

        JsonElement status = await _durable.StatusAsync($"retry-{head}", status => Word(status, "state") == "waiting");

        Assert.Equal(("the time of its next try", 1), (Word(status, "waits_for"), status.GetProperty("attempt").GetInt32()));
        Assert.True(status.GetProperty("until").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_schedule_says_when_it_runs_next_and_when_it_is_over()
    {
        Reply made = await app.PostAsync("/api/schedules", """{"name": "Weekly", "cron_expression": "0 2 * * mon", "library_ids": ["all"]}""");
        string id = $"schedule-{made.Text("id")}";

        JsonElement waiting = await _durable.StatusAsync(id, status => Word(status, "state") == "waiting");
        await app.SendAsync(HttpMethod.Delete, $"/api/schedules/{made.Text("id")}");
        JsonElement gone = await _durable.StatusAsync(id, status => Word(status, "state") == "gone");

        DateTimeOffset next = made.Body.GetProperty("next_run").GetDateTimeOffset();
        Assert.Equal(("Weekly", "its next start"), (Word(waiting, "name"), Word(waiting, "waits_for")));
        Assert.Equal((next, next), (waiting.GetProperty("next_run").GetDateTimeOffset(), waiting.GetProperty("until").GetDateTimeOffset()));
        Assert.Null(Word(gone, "waits_for"));
    }

    [Fact]
    public async Task Quiet_hours_say_whether_it_is_quiet_and_until_when()
    {
        DateTimeOffset now = TimeProvider.System.GetLocalNow();
        JsonElement none = await _durable.StatusAsync("quiet-hours", status => Word(status, "state") == "open");
        await app.PostAsync("/api/quiet-hours", $$"""{"enabled": true, "windows": [{"start": "{{Clock(now.AddHours(3))}}", "end": "{{Clock(now.AddHours(5))}}"}]}""");

        JsonElement open = await _durable.StatusAsync("quiet-hours", status => Word(status, "waits_for") == "the beginning of quiet hours");
        await app.PostAsync("/api/quiet-hours", $$"""{"enabled": true, "windows": [{"start": "{{Clock(now.AddHours(-3))}}", "end": "{{Clock(now.AddHours(3))}}"}]}""");
        JsonElement quiet = await _durable.StatusAsync("quiet-hours", status => Word(status, "state") == "quiet");
        await app.PostAsync("/api/quiet-hours", """{"enabled": false, "windows": []}""");

        Assert.Equal(("a change of the windows: none is set, or they are switched off", JsonValueKind.Null), (Word(none, "waits_for"), none.GetProperty("until").ValueKind));
        Assert.Equal(("open", Clock(now.AddHours(3))), (Word(open, "state"), Clock(open.GetProperty("until").GetDateTimeOffset().ToLocalTime())));
        Assert.Equal("the end of quiet hours; until then all work is held", Word(quiet, "waits_for"));
        Assert.Equal(Clock(now.AddHours(3)), Clock(quiet.GetProperty("until").GetDateTimeOffset().ToLocalTime()));
    }

    [Fact]
    public async Task The_watch_over_playback_says_on_which_servers_somebody_watches()
    {
        await using var emby = new FakeEmby(new FakeServerOptions()) { ServerName = "Den" };
        emby.Play(new FakePlayback());
        await emby.StartAsync(TestContext.Current.CancellationToken);
        await app.SubmitVideoAsync();
        Reply added = await app.PostAsync("/api/servers", JsonSerializer.Serialize(new
        {
            id = "den", type = "emby", name = "Den", url = emby.Url, playback_pause = true, auth = new { method = "api_key", api_key = emby.AddApiKey("PreviewForge") },
        }));

        JsonElement watching = await _durable.StatusAsync("playback-watch", status => Word(status, "state") == "watching");
        await app.SendAsync(HttpMethod.Patch, "/api/servers/den", """{"playback_pause": false}""");
        JsonElement ended = await _durable.StatusAsync("playback-watch", status => Word(status, "state") == "ended");
        await app.SendAsync(HttpMethod.Delete, "/api/servers/den");

        Assert.Equal(201, added.Status);
        Assert.Equal(("the next look at who watches", "Den: 1"), (Word(watching, "waits_for"), watching.GetProperty("playing")[0].GetString()));
        Assert.True(watching.GetProperty("until").GetDateTimeOffset() > watching.GetProperty("looked_at").GetDateTimeOffset());
        Assert.Equal("ended", Word(ended, "state"));
    }

    [Fact]
    public async Task An_open_batch_of_webhooks_says_what_is_in_it_and_when_it_is_released()
    {
        JsonElement batch = await OpenBatchAsync("Kelp");
        string job = batch.GetProperty("JobId").GetString()!;

        JsonElement nudging = await _durable.StatusAsync($"nudge-{job}", status => Word(status, "state") == "waiting");

        Assert.Equal(("Kelp", 1), (Word(batch, "FirstTitle"), batch.GetProperty("Count").GetInt32()));
        Assert.True(batch.GetProperty("FireAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
        Assert.Equal(("the end of the batch; servers are told of new files meanwhile", job), (Word(nudging, "waits_for"), Word(nudging, "job")));
    }

    [Fact]
    public async Task The_gate_says_who_runs_who_waits_and_what_holds_it_shut()
    {
        string running = await app.SubmitVideoAsync();
        await _durable.StateAsync("JobGate", "gate", state => Word(state, "State") == "open" && Holds(state, "Running", running));
        await app.PostAsync("/api/processing/pause");
        string waiting = await app.SubmitVideoAsync();

        JsonElement closed = await _durable.StateAsync("JobGate", "gate", state => Word(state, "State") == "closed" && Holds(state, "Waiting", waiting));
        Reply single = await _durable.GetAsync("entities/JobGate/gate");
        Reply unknown = await _durable.GetAsync($"instances/job-{waiting}");
        await app.PostAsync("/api/processing/resume");

        Assert.True(Holds(closed, "PausedBy", "user"));
        Assert.Equal((200, "closed"), (single.Status, single.Text("State")));
        Assert.Equal(404, unknown.Status);
    }

    [Fact]
    public async Task One_instance_is_shown_alone_as_it_is_in_the_list()
    {
        string job = await app.SubmitVideoAsync();
        JsonElement listed = await _durable.StatusAsync($"job-{job}", status => Word(status, "state") == "working");

        Reply alone = await _durable.GetAsync($"instances/job-{job}");

        Assert.Equal((202, $"job-{job}", "RunJob", "Running"), (alone.Status, alone.Text("instanceId"), alone.Text("name"), alone.Text("runtimeStatus")));
        Assert.Equal(listed.GetRawText(), alone.Body.GetProperty("customStatus").GetRawText());
        Assert.Equal(404, (await _durable.GetAsync($"instances/job-{Guid.NewGuid()}")).Status);
    }

    [Fact]
    public async Task Nothing_that_waits_is_silent_in_the_list_of_all()
    {
        string job = await app.SubmitVideoAsync();
        string head = await app.SubmitAsync(Path.Combine(app.Media, $"gone-{Guid.NewGuid()}.mkv"));
        string schedule = (await app.PostAsync("/api/schedules", """{"name": "Hourly", "interval_minutes": 60}""")).Text("id")!;
        string batch = (await OpenBatchAsync("Wrack")).GetProperty("JobId").GetString()!;
        string[] expected = [$"job-{job}", $"retry-{head}", $"schedule-{schedule}", $"nudge-{batch}", "quiet-hours"];
        foreach (string id in expected)
        {
            await _durable.StatusAsync(id, status => Word(status, "state") is "working" or "waiting" or "open");
        }

        IReadOnlyList<JsonElement> all = await _durable.ListAsync("instances?runtimeStatus=Running,Pending&top=2");
        IReadOnlyList<JsonElement> entities = await _durable.ListAsync("entities?fetchState=true&top=1");
        await app.SendAsync(HttpMethod.Delete, $"/api/schedules/{schedule}");

        Assert.Superset(expected.ToHashSet(), all.Select(instance => instance.GetProperty("instanceId").GetString()!).ToHashSet());
        Assert.All(all.Where(instance => expected.Contains(instance.GetProperty("instanceId").GetString())), instance => Assert.NotEmpty(Word(instance.GetProperty("customStatus"), "waits_for")!));
        Assert.Superset(new HashSet<string> { "jobgate", "debouncebatch" }, entities.Select(entity => entity.GetProperty("entityId").GetProperty("name").GetString()!).ToHashSet());
        Assert.All(entities, entity => Assert.NotEmpty(Word(entity.GetProperty("state"), "State")!));
    }

    [Theory]
    [InlineData("instances")]
    [InlineData("instances/quiet-hours")]
    [InlineData("entities")]
    [InlineData("entities/JobGate")]
    [InlineData("entities/JobGate/gate")]
    public async Task Nothing_is_shown_without_the_key_not_even_to_the_token(string path)
    {
        Reply none = await app.GetAsync($"{DurableApi.Path}/{path}");
        Reply wrong = await app.GetAsync($"{DurableApi.Path}/{path}?code={RunningApp.Token}");
        Reply header = await app.SendAsync(HttpMethod.Get, $"{DurableApi.Path}/{path}", null, ("x-functions-key", _durable.Key));

        Assert.Equal((401, 401), (none.Status, wrong.Status));
        Assert.Equal((JsonValueKind.Undefined, JsonValueKind.Undefined), (none.Body.ValueKind, wrong.Body.ValueKind));
        Assert.InRange(header.Status, 200, 202);
    }

    /// <summary>Each call opens a batch of its own: what came before is released.</summary>
    private async Task<JsonElement> OpenBatchAsync(string title)
    {
        await app.PostAsync("/api/webhooks/pending/radarr/fire-now");
        Reply accepted = await app.PostAsync(
            "/api/webhooks/radarr", $$$"""{"eventType": "Download", "movie": {"title": "{{{title}}}"}, "movieFile": {"path": "{{{app.Media}}}/{{{title}}}.mkv"}}""");
        Assert.Equal(202, accepted.Status);
        return await _durable.StateAsync("DebounceBatch", "radarr", state => Word(state, "State") == "waiting" && Word(state, "FirstTitle") == title);
    }

    private static string? Word(JsonElement status, string member) => status.TryGetProperty(member, out JsonElement word) ? word.GetString() : null;

    private static bool Holds(JsonElement state, string member, string text) => state.GetProperty(member).EnumerateArray().Any(entry => entry.GetString() == text);

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
