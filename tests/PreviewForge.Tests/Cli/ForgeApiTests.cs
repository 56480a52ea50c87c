using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Rest;

namespace PreviewForge.Tests.Cli;

public sealed class ForgeApiTests : IDisposable
{
    private const string RunningJob =
        """{"id":"7","status":"running","progress":{"percent":25.0,"current_item":"1/4 completed","total_items":4,"processed_items":1,"outcome":{"failed":1},"workers":[{"worker_name":"CPU Worker 1","status":"processing","current_file":"/m/b.mkv","progress_percent":50.0,"speed":"8.0x","remaining_time":4.5}]}}""";

    private const string FinishedJob =
        """{"id":"7","status":"completed","progress":{"total_items":4,"processed_items":4,"outcome":null},"error":null}""";

    private readonly FakeApp _app = new();
    private readonly ForgeApi _api;

    public ForgeApiTests() => _api = ForgeApi.Connect(_app.Address, "secret", TimeProvider.System);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _api.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task A_job_is_submitted_in_the_words_of_the_api()
    {
        _app.Reply(201, RunningJob);

        var job = await _api.SubmitAsync(new ManualJob(["/m/a.mkv"], ForceRegenerate: true), Cancellation);

        Assert.Equal("7", job.Id);
        Assert.Equal(["""POST /api/jobs/manual {"file_paths":["/m/a.mkv"],"force_regenerate":true}"""], _app.Requests);
    }

    [Fact]
    public async Task A_job_whose_answer_was_lost_is_found_and_not_submitted_twice()
    {
        _app.Reply(502, "").Reply(200, $$"""{"jobs":[{{RunningJob}}],"total":1}""");

        var job = await _api.SubmitAsync(new ManualJob(["/m/a.mkv"], ForceRegenerate: false), Cancellation);

        Assert.Equal("7", job.Id);
        Assert.Equal("GET /api/jobs", _app.Requests[1]);
        Assert.Equal(2, _app.Requests.Count);
    }

    [Fact]
    public async Task An_outage_is_sat_out()
    {
        _app.Reply(503, "").Reply(200, """{"id":""").Reply(200, FinishedJob);

        Assert.True((await _api.JobAsync("7", Cancellation)).IsOver);
    }

    [Fact]
    public async Task A_refusal_is_told_with_the_apps_own_words_and_not_repeated()
    {
        _app.Reply(400, """{"error":"Path is outside allowed media root: /x"}""");

        var error = await Assert.ThrowsAsync<ApiException>(() => _api.SubmitAsync(new ManualJob(["/x"], false), Cancellation));

        Assert.Contains("outside allowed media root", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_the_files_is_read_and_marker_rows_are_left_out()
    {
        _app.Reply(200, Page("""{"file":"/m/a.mkv","outcome":"generated","outputs":[{"format":"bif","path":"/m/a.bif","status":"published","width":320,"height":180,"frames":6}]}"""))
            .Reply(200, Page("""{"file":"","outcome":"truncated:failed"},{"file":"/m/b.mkv","outcome":"failed","reason":"no picture"}"""));

        var (rows, truncated) = await _api.FilesAsync("7", Cancellation);

        Assert.Equal(["/m/a.mkv", "/m/b.mkv"], rows.Select(row => row.File));
        Assert.Equal([true, false], rows.Select(row => row.IsFine));
        Assert.True(truncated);
    }

    [Fact]
    public async Task A_job_is_followed_until_it_is_over()
    {
        _app.Reply(200, RunningJob).Reply(200, FinishedJob);
        var watch = new JobWatch(_api, TimeProvider.System);

        var seen = await watch.FollowAsync("7", Cancellation).ToListAsync(Cancellation);

        Assert.Equal((1, 4, 1), (seen[0].Done, seen[0].Total, seen[0].Failed));
        Assert.Equal(new FileSnapshot("b.mkv", 0.5, "8.0x", TimeSpan.FromSeconds(4.5)), Assert.Single(seen[0].Files));
        Assert.Equal((4, 0), (seen[1].Done, seen[1].Failed));
        Assert.Equal(JobStatus.Completed, watch.Latest!.Status);
    }

    private static string Page(string rows) => $$"""{"files":[{{rows}}],"list_truncated":true,"total_pages":2}""";
}
