using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

public sealed class RetryApiTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await app.SetAsync("""{"max_concurrent_jobs": 10, "webhook_retry_count": 3, "webhook_retry_delay": 300}""");

    public async ValueTask DisposeAsync() => await app.CancelAllAsync();

    [Fact]
    public async Task A_file_that_is_not_there_waits_for_its_first_try_and_says_when_that_is()
    {
        string head = await WaitingChainAsync();

        Reply job = await app.GetAsync($"/api/jobs/{head}");

        Assert.Equal(("pending", JsonValueKind.Null), (job.Text("status"), job.Body.GetProperty("completed_at").ValueKind));
        Assert.Equal(600, job.Body.GetProperty("progress").GetProperty("retry_wait_total").GetDouble(), 1d);
        Assert.True(job.Body.GetProperty("config").GetProperty("is_retry_chain").GetBoolean());
    }

    [Fact]
    public async Task The_tries_are_listed_after_the_job_that_they_belong_to_and_hidden_from_lists_unless_asked_for()
    {
        string head = await WaitingChainAsync();

        Reply attempts = await app.GetAsync($"/api/jobs/{head}/attempts");
        string attempt = attempts.Body.GetProperty("attempts")[1].GetProperty("id").GetString()!;
        Reply hidden = await app.GetAsync("/api/jobs?page=0");
        Reply shown = await app.GetAsync("/api/jobs?page=0&include_retry_attempts=1");

        Assert.Equal((200, head, 3), (attempts.Status, attempts.Text("chain_id"), attempts.Number("max_attempts")));
        Assert.Equal([0, 1], attempts.Body.GetProperty("attempts").EnumerateArray().Select(entry => entry.GetProperty("retry_attempt").GetInt32()));
        Assert.True(attempts.Body.GetProperty("attempts")[0].GetProperty("is_originating").GetBoolean());
        Assert.DoesNotContain(attempt, IdsIn(hidden));
        Assert.Contains(attempt, IdsIn(shown));
        Assert.Contains(head, IdsIn(hidden));
    }

    [Fact]
    public async Task A_try_can_be_had_now_and_a_second_wish_finds_none_waiting()
    {
        await app.PostAsync("/api/processing/resume");
        string head = await WaitingChainAsync();
        string attempt = await TryOfAsync(head, 1);
        await app.PostAsync("/api/processing/pause");

        Reply fired = await app.PostAsync($"/api/jobs/{head}/retry-now");
        Reply again = await app.PostAsync($"/api/jobs/{head}/retry-now");
        string? held = (await app.GetAsync($"/api/jobs/{head}")).State();
        await app.PostAsync("/api/processing/resume");
        await app.UntilAsync(head, job => job.State() == "running");

        Assert.Equal((200, true, head, attempt), (fired.Status, fired.Body.GetProperty("fired").GetBoolean(), fired.Text("job_id"), fired.Text("retry_job_id")));
        Assert.Equal((409, "queued_for_slot"), (again.Status, held));
        Assert.NotEmpty(again.Text("hint")!);
        Assert.Equal("running", (await app.GetAsync($"/api/jobs/{attempt}")).Text("status"));
    }

    [Fact]
    public async Task A_job_without_a_chain_has_nothing_to_try()
    {
        string plain = await app.SubmitVideoAsync();

        Reply now = await app.PostAsync($"/api/jobs/{plain}/retry-now");
        Reply attempts = await app.GetAsync($"/api/jobs/{plain}/attempts");

        Assert.Equal((400, "Not a retry-chain job"), (now.Status, now.Text("error")));
        Assert.Equal((404, "Not a retry-chain job"), (attempts.Status, attempts.Text("error")));
        Assert.Equal((404, "Job not found"), await ErrorAsync(HttpMethod.Post, "/api/jobs/none/retry-now"));
        Assert.Equal((404, "Not a retry-chain job"), await ErrorAsync(HttpMethod.Get, "/api/jobs/none/attempts"));
    }

    [Fact]
    public async Task A_cancelled_chain_takes_its_try_along()
    {
        string head = await WaitingChainAsync();
        string attempt = await TryOfAsync(head, 1);

        Reply cancelled = await app.PostAsync($"/api/jobs/{head}/cancel");
        Reply child = await app.GetAsync($"/api/jobs/{attempt}");

        Assert.Equal((200, "cancelled"), (cancelled.Status, cancelled.Text("status")));
        Assert.Equal(("cancelled", "Parent retry chain was cancelled."), (child.Text("status"), child.Text("error")));
        Assert.Equal(409, (await app.PostAsync($"/api/jobs/{head}/retry-now")).Status);
    }

    [Fact]
    public async Task A_deleted_chain_takes_its_tries_along()
    {
        string head = await WaitingChainAsync();
        string attempt = await TryOfAsync(head, 1);

        Assert.Equal(200, (await app.SendAsync(HttpMethod.Delete, $"/api/jobs/{head}")).Status);

        Assert.Equal(404, (await app.GetAsync($"/api/jobs/{attempt}")).Status);
    }

    [Fact]
    public async Task The_files_of_a_job_are_filtered_and_a_page_beyond_the_end_is_the_last_one()
    {
        string head = await WaitingChainAsync();

        Reply missing = await app.GetAsync($"/api/jobs/{head}/files?outcome=skipped_file_not_found&search=GONE&page=7");
        Reply failed = await app.GetAsync($"/api/jobs/{head}/files?outcome=failed");

        Assert.Equal((1, 1, 1, 1, 1), (missing.Number("count"), missing.Number("filtered_count"), missing.Number("total"), missing.Number("page"), missing.Number("total_pages")));
        Assert.Equal((0, 0, 1, 1), (failed.Number("count"), failed.Number("filtered_count"), failed.Number("total"), failed.Number("total_pages")));
        Assert.Equal((head, false), (missing.Text("job_id"), missing.Body.GetProperty("list_truncated").GetBoolean()));
    }

    private async Task<string> WaitingChainAsync()
    {
        string head = await app.SubmitAsync(Path.Combine(app.Media, $"gone-{Guid.NewGuid()}.mkv"));
        await app.UntilAsync(head, job => job.State() == "scheduled");
        return head;
    }

    private async Task<string> TryOfAsync(string head, int attempt)
        => (await app.GetAsync($"/api/jobs/{head}/attempts")).Body.GetProperty("attempts")[attempt].GetProperty("id").GetString()!;

    private async Task<(int, string?)> ErrorAsync(HttpMethod method, string path)
    {
        Reply reply = await app.SendAsync(method, path);
        return (reply.Status, reply.Text("error"));
    }

    private static IEnumerable<string?> IdsIn(Reply list) => list.Body.GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString());
}
