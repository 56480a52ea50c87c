using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

public sealed class JobEditsApiTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await app.SetAsync("""{"max_concurrent_jobs": 10}""");
        await app.PostAsync("/api/processing/resume");
    }

    public async ValueTask DisposeAsync() => await app.CancelAllAsync();

    [Theory]
    [InlineData("""{"priority": "low"}""", 3)]
    [InlineData("""{"priority": "HIGH"}""", 1)]
    [InlineData("""{"priority": 2}""", 2)]
    [InlineData("""{"priority": "1"}""", 1)]
    public async Task A_priority_is_a_number_a_number_as_text_or_a_name(string body, int priority)
    {
        string id = await app.SubmitVideoAsync();

        Reply reply = await app.PostAsync($"/api/jobs/{id}/priority", body);

        Assert.Equal((200, id, priority), (reply.Status, reply.Text("id"), reply.Number("priority")));
    }

    [Theory]
    [InlineData("""{}""", "priority is required")]
    [InlineData("""{"priority": null}""", "priority is required")]
    [InlineData("""{"priority": "urgent"}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": 0}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": 4}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": -1}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": "+1"}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": "high,low"}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": ""}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": true}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": [1]}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    [InlineData("""{"priority": 1.5}""", "priority must be 1 (high), 2 (normal) or 3 (low)")]
    public async Task A_priority_that_is_none_is_refused_and_changes_nothing(string body, string error)
    {
        string id = await app.SubmitVideoAsync();

        Reply reply = await app.PostAsync($"/api/jobs/{id}/priority", body);

        Assert.Equal((400, error), (reply.Status, reply.Text("error")));
        Assert.Equal(2, (await app.GetAsync($"/api/jobs/{id}")).Number("priority"));
    }

    [Fact]
    public async Task A_running_job_can_be_neither_deleted_nor_done_again()
    {
        string id = await app.SubmitVideoAsync();
        await app.UntilAsync(id, job => job.Text("status") == "running");

        Reply deleted = await app.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}");
        Reply again = await app.PostAsync($"/api/jobs/{id}/reprocess");

        Assert.Equal((404, "Job not found or is running"), (deleted.Status, deleted.Text("error")));
        Assert.Equal(409, again.Status);
        Assert.Equal("running", (await app.GetAsync($"/api/jobs/{id}")).Text("status"));
    }

    [Fact]
    public async Task A_pending_job_can_be_deleted_and_never_runs()
    {
        await app.PostAsync("/api/processing/pause");
        string id = await app.SubmitVideoAsync();
        Reply again = await app.PostAsync($"/api/jobs/{id}/reprocess");

        Reply deleted = await app.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}");
        await app.PostAsync("/api/processing/resume");

        Assert.Equal((409, 200, true), (again.Status, deleted.Status, deleted.Body.GetProperty("success").GetBoolean()));
        Assert.Equal(404, (await app.GetAsync($"/api/jobs/{id}")).Status);
        Assert.Equal(404, (await app.SendAsync(HttpMethod.Delete, $"/api/jobs/{id}")).Status);
    }

    [Fact]
    public async Task A_completed_job_is_done_again_as_a_new_one()
    {
        string id = await app.SubmitAsync(Directory.CreateDirectory(Path.Combine(app.Media, "empty")).FullName, "high");
        await app.UntilAsync(id, job => job.Text("status") == "completed");

        Reply again = await app.PostAsync($"/api/jobs/{id}/reprocess");

        Assert.Equal((201, 1, "Manual: empty"), (again.Status, again.Number("priority"), again.Text("library_name")));
        Assert.NotEqual(id, again.Text("id"));
        Assert.False(again.Body.GetProperty("config").GetProperty("is_retry_chain").GetBoolean());
        Assert.Equal(404, (await app.PostAsync("/api/jobs/none/reprocess")).Status);
    }

    [Theory]
    [InlineData("""{"statuses": ["done"]}""")]
    [InlineData("""{"statuses": "failed"}""")]
    public async Task A_wish_to_clear_that_makes_no_sense_is_refused(string body)
        => Assert.Equal((400, "VALIDATION_ERROR"), await app.RefusalAsync("/api/jobs/clear", body));

    [Fact]
    public async Task Clearing_takes_what_has_ended_and_leaves_what_has_not()
    {
        string running = await app.SubmitVideoAsync();
        string cancelled = await app.SubmitVideoAsync();
        await app.PostAsync($"/api/jobs/{cancelled}/cancel");

        Reply none = await app.PostAsync("/api/jobs/clear", """{"statuses": ["running", "pending"]}""");
        Reply some = await app.PostAsync("/api/jobs/clear", """{"statuses": []}""");

        Assert.Equal((200, 0), (none.Status, none.Number("cleared")));
        Assert.True(some.Number("cleared") >= 1);
        Assert.Equal((200, 404), ((await app.GetAsync($"/api/jobs/{running}")).Status, (await app.GetAsync($"/api/jobs/{cancelled}")).Status));
    }

    [Fact]
    public async Task Pausing_by_a_job_is_pausing_everything_and_resuming_is_too()
    {
        string id = await app.SubmitVideoAsync();

        Reply paused = await app.PostAsync($"/api/jobs/{id}/pause");
        Reply state = await app.GetAsync("/api/processing/state");
        Reply resumed = await app.PostAsync($"/api/jobs/{id}/resume");

        Assert.Equal((200, true), (paused.Status, paused.Body.GetProperty("paused").GetBoolean()));
        Assert.Equal(["user"], state.Body.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal((200, false), (resumed.Status, resumed.Body.GetProperty("paused").GetBoolean()));
        Assert.Equal(404, (await app.PostAsync("/api/jobs/none/pause")).Status);
    }

    [Fact]
    public async Task A_job_that_comes_while_all_is_held_starts_when_it_is_not_any_more()
    {
        await app.PostAsync("/api/processing/pause");
        string id = await app.SubmitVideoAsync();
        string before = (await app.GetAsync($"/api/jobs/{id}")).Text("status")!;

        await app.PostAsync("/api/processing/resume");

        Assert.Equal("pending", before);
        await app.UntilAsync(id, job => job.Text("status") == "running");
    }

    [Fact]
    public async Task Words_of_the_API_win_over_ids_of_jobs()
    {
        Reply stats = await app.GetAsync("/api/jobs/stats");
        Reply workers = await app.GetAsync("/api/jobs/workers");

        Assert.Equal((200, stats.Number("total")), (stats.Status, new[] { "pending", "running", "completed", "failed", "cancelled" }.Sum(stats.Number)));
        Assert.Equal((200, JsonValueKind.Array), (workers.Status, workers.Body.GetProperty("workers").ValueKind));
    }

    [Theory]
    [InlineData("/api/workers/add", """{"type": "gpu", "count": 2}""", 409, "Worker pool is not available")]
    [InlineData("/api/workers/remove", """{"worker_type": "CPU"}""", 409, "Worker pool is not available")]
    [InlineData("/api/workers/add", """{"worker_type": "TPU"}""", 400, "worker_type must be CPU or GPU")]
    [InlineData("/api/workers/add", """{"count": 0}""", 400, "count must be a whole number from 1 to 32")]
    [InlineData("/api/workers/add", """{"count": "two"}""", 400, "count must be a whole number from 1 to 32")]
    [InlineData("/api/workers/add", """{"count": 33}""", 400, "count must be a whole number from 1 to 32")]
    [InlineData("/api/jobs/none/workers/add", """{}""", 400, "Job is not running")]
    [InlineData("/api/jobs/5f0c3d52-6f0e-4a86-9d0f-000000000001/workers/remove", """{}""", 400, "Job is not running")]
    public async Task Workers_can_not_be_changed_without_a_runner_or_sense(string path, string body, int status, string error)
    {
        Reply reply = await app.PostAsync(path, body);

        Assert.Equal((status, error), (reply.Status, reply.Text("error")));
    }

    [Fact]
    public async Task The_lines_of_a_log_come_in_parts()
    {
        string id = await app.SubmitVideoAsync();
        string log = Path.Combine(app.Config, "logs", "jobs", $"{id}.log");
        await app.UntilListedAsync(log);
        await app.PostAsync($"/api/jobs/{id}/cancel");
        await File.WriteAllLinesAsync(log, ["L0", "L1", "L2", "L3", "L4"], TestContext.Current.CancellationToken);

        Reply part = await app.GetAsync($"/api/jobs/{id}/logs?offset=2&limit=2");
        Reply tail = await app.GetAsync($"/api/jobs/{id}/logs?last=1");
        File.Delete(log);
        Reply cleared = await app.GetAsync($"/api/jobs/{id}/logs");

        Assert.Equal((2, 5, 2, false), (part.Number("count"), part.Number("total_lines"), part.Number("offset"), part.Body.GetProperty("log_cleared_by_retention").GetBoolean()));
        Assert.Equal(["L2", "L3"], part.Texts("logs"));
        Assert.Equal((1, 1, 0), (tail.Number("count"), tail.Number("total_lines"), tail.Number("offset")));
        Assert.Equal(["L4"], tail.Texts("logs"));
        Assert.Equal(["Log file was cleared due to log retention policy."], cleared.Texts("logs"));
        Assert.True(cleared.Body.GetProperty("log_cleared_by_retention").GetBoolean());
    }
}
