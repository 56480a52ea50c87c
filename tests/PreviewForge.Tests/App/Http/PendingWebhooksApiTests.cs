namespace PreviewForge.Tests.App.Http;

public sealed class PendingWebhooksApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Theory]
    [InlineData("films", "radarr%3A%3Afilms")]
    [InlineData(null, "radarr")]
    public async Task A_batch_is_shown_and_released_at_once_by_its_key(string? pin, string key)
    {
        Reply accepted = await app.SendAsync(
            HttpMethod.Post, $"/api/webhooks/radarr?token={RunningApp.Token}{(pin is null ? "" : $"&server_id={pin}")}",
            $$$"""{"eventType":"Download","movie":{"title":"Kelp {{{key}}}"},"movieFile":{"path":"{{{app.Media}}}/{{{pin}}}Kelp.mkv"}}""");

        string plain = Uri.UnescapeDataString(key);
        Reply pending = await app.SendAsync(HttpMethod.Get, "/api/webhooks/pending");
        Reply fired = await app.SendAsync(HttpMethod.Post, $"/api/webhooks/pending/{key}/fire-now");
        Reply again = await app.SendAsync(HttpMethod.Post, $"/api/webhooks/pending/{key}/fire-now");
        Reply history = await app.SendAsync(HttpMethod.Get, "/api/webhooks/history");

        Assert.Equal(202, accepted.Status);
        Assert.Contains(pending.Body.GetProperty("pending").EnumerateArray(), batch => batch.GetProperty("key").GetString() == plain);
        Assert.Equal((202, plain, 404), (fired.Status, fired.Text("fired"), again.Status));
        Assert.Equal("triggered", history.Body.GetProperty("events")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_history_that_is_cleared_is_empty()
    {
        Assert.True((await app.SendAsync(HttpMethod.Delete, "/api/webhooks/history")).Body.GetProperty("success").GetBoolean());

        Assert.Equal(0, (await app.SendAsync(HttpMethod.Get, "/api/webhooks/history")).Body.GetProperty("events").GetArrayLength());
    }

    [Theory]
    [InlineData("radarr")]
    [InlineData("radarr%3A%3Asrv-a")]
    [InlineData("radarr::srv-a")]
    public async Task A_key_of_no_batch_is_not_found(string key)
    {
        Reply reply = await app.SendAsync(HttpMethod.Post, $"/api/webhooks/pending/{key}/fire-now");

        Assert.Equal((404, "no pending batch with that key"), (reply.Status, reply.Text("error")));
    }

    [Fact]
    public async Task A_job_that_waits_for_no_webhooks_can_not_be_fired()
    {
        Reply created = await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", $$"""{"file_paths": ["{{app.Media}}/x.mkv"]}""");

        Reply plain = await app.SendAsync(HttpMethod.Post, $"/api/jobs/{created.Text("id")}/fire-webhook-now");
        Reply unknown = await app.SendAsync(HttpMethod.Post, "/api/jobs/none/fire-webhook-now");

        Assert.Equal((404, 404, "Job not found"), (plain.Status, unknown.Status, unknown.Text("error")));
        Assert.NotEmpty(plain.Text("hint")!);
    }

    [Fact]
    public async Task Without_the_token_nothing_is_shown_or_fired()
    {
        (string, string) wrong = ("X-Auth-Token", "wrong");

        Assert.Equal(401, (await app.SendAsync(HttpMethod.Get, "/api/webhooks/pending", null, wrong)).Status);
        Assert.Equal(401, (await app.SendAsync(HttpMethod.Get, "/api/webhooks/history", null, wrong)).Status);
        Assert.Equal(401, (await app.SendAsync(HttpMethod.Post, "/api/webhooks/pending/radarr/fire-now", null, wrong)).Status);
    }
}
