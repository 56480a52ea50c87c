using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

public sealed class JobsApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("""{"file_paths": []}""", 400, "file_paths is required and must not be empty")]
    [InlineData("""{"file_paths": ["  "]}""", 400, "No valid file paths provided")]
    [InlineData("""{"file_paths": ["/etc/hosts"]}""", 400, "Path is outside allowed media root: /etc/hosts")]
    [InlineData("""["a"]""", 400, "The body must be a JSON object.")]
    public async Task A_bad_request_says_what_is_wrong(string body, int status, string error)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", body);

        Assert.Equal((status, error, "VALIDATION_ERROR"), (reply.Status, reply.Text("error"), reply.Text("code")));
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", $$"""{"x": "{{new string('x', 1024 * 1024)}}"}""");

        Assert.Equal((413, "PAYLOAD_TOO_LARGE"), (reply.Status, reply.Text("code")));
    }

    [Fact]
    public async Task A_job_is_taken_in_while_the_storage_account_is_away_and_waits_for_it()
    {
        string video = Path.Combine(app.Media, "Kelp (2021).mkv");
        await File.WriteAllTextAsync(video, "", TestContext.Current.CancellationToken);

        Reply created = await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", JsonSerializer.Serialize(new { file_paths = new[] { video }, priority = "high" }));

        Assert.Equal((201, "Manual: Kelp (2021).mkv", 1), (created.Status, created.Text("library_name"), created.Number("priority")));
        Assert.Contains(created.Text("status"), new[] { "pending", "running" });
        Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, $"/api/jobs/{created.Text("id")}")).Status);
    }

    [Fact]
    public async Task A_cancelled_job_stays_cancelled()
    {
        string id = await SubmitAsync();

        Reply first = await app.SendAsync(HttpMethod.Post, $"/api/jobs/{id}/cancel");
        Reply again = await app.SendAsync(HttpMethod.Post, $"/api/jobs/{id}/cancel");

        Assert.Equal((200, 200), (first.Status, again.Status));
        Assert.Equal(("cancelled", first.Text("completed_at")), (again.Text("status"), again.Text("completed_at")));
    }

    [Fact]
    public async Task A_job_has_files_and_a_log_of_its_own()
    {
        string id = await SubmitAsync();
        await app.SendAsync(HttpMethod.Post, $"/api/jobs/{id}/cancel");

        Reply files = await app.SendAsync(HttpMethod.Get, $"/api/jobs/{id}/files?page=7&per_page=0");
        Reply log = await app.SendAsync(HttpMethod.Get, $"/api/jobs/{id}/logs");
        Reply tail = await app.SendAsync(HttpMethod.Get, $"/api/jobs/{id}/logs?last=1");

        Assert.Equal((200, 1, 1, 1), (files.Status, files.Number("page"), files.Number("per_page"), files.Number("total_pages")));
        // The orchestration may still be writing that it found the video.
        Assert.Contains(log.Body.GetProperty("logs").EnumerateArray(), line => line.GetString()!.EndsWith("WARNING - Job cancelled", StringComparison.Ordinal));
        Assert.Equal((1, 1, 0), (tail.Number("count"), tail.Number("total_lines"), tail.Number("offset")));
    }

    [Theory]
    [InlineData("offset=-1")]
    [InlineData("limit=-5")]
    [InlineData("last=x")]
    public async Task A_part_of_a_log_that_makes_no_sense_is_refused(string query)
    {
        string id = await SubmitAsync();

        Assert.Equal(400, (await app.SendAsync(HttpMethod.Get, $"/api/jobs/{id}/logs?{query}")).Status);
    }

    [Theory]
    [InlineData("GET", "/api/jobs/none")]
    [InlineData("GET", "/api/jobs/none/files")]
    [InlineData("GET", "/api/jobs/none/logs")]
    [InlineData("POST", "/api/jobs/none/cancel")]
    [InlineData("GET", "/api/jobs/5f0c3d52-6f0e-4a86-9d0f-000000000001")]
    public async Task A_job_that_there_is_not_answers_404(string method, string path)
    {
        Reply reply = await app.SendAsync(new HttpMethod(method), path);

        Assert.Equal((404, "Job not found", "NOT_FOUND"), (reply.Status, reply.Text("error"), reply.Text("code")));
    }

    [Theory]
    [InlineData("page=99&per_page=10", 99, 10)]
    [InlineData("page=-3", 1, 50)]
    [InlineData("page=x&per_page=y", 1, 50)]
    [InlineData("per_page=100000", 1, 200)]
    public async Task Strange_pages_take_defaults(string query, int page, int perPage)
    {
        Reply reply = await app.SendAsync(HttpMethod.Get, $"/api/jobs?{query}");

        Assert.Equal((200, page, perPage), (reply.Status, reply.Number("page"), reply.Number("per_page")));
    }

    [Fact]
    public async Task The_status_says_that_the_storage_account_is_away_and_answers_all_the_same()
    {
        Reply reply = await app.SendAsync(HttpMethod.Get, "/api/system/status");

        Assert.Equal(200, reply.Status);
        Assert.False(reply.Body.GetProperty("storage").GetProperty("ok").GetBoolean());
        Assert.Equal((0, 0), (reply.Body.GetProperty("gpus").GetArrayLength(), reply.Body.GetProperty("gpu_stats").GetArrayLength()));
    }

    private async Task<string> SubmitAsync()
    {
        string video = Path.Combine(app.Media, "waiting.mkv");
        await File.WriteAllTextAsync(video, "", TestContext.Current.CancellationToken);
        Reply created = await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", JsonSerializer.Serialize(new { file_paths = new[] { video } }));
        return created.Text("id")!;
    }
}
