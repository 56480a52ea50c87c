namespace PreviewForge.Tests.App.Http;

public sealed class AuthenticationTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_health_check_is_open_and_tells_nothing_else()
        => Assert.Equal("""{"status":"healthy"}""", (await app.SendAsync(HttpMethod.Get, "/api/health", null, ("X-Nothing", "1"))).Body.GetRawText());

    [Theory]
    [InlineData("X-Auth-Token", "wrong")]
    [InlineData("X-Auth-Token", "  ")]
    [InlineData("X-Auth-Token", "häfen")]
    [InlineData("Authorization", "Bearer  ")]
    [InlineData("Authorization", "Basic OmhhcmJvdXItbGFudGVybi00Mg==")]
    [InlineData("Authorization", "bearer harbour-lantern-42")]
    public async Task Without_the_right_token_every_other_path_answers_401(string header, string value)
    {
        foreach (string path in new[] { "/api/jobs", "/api/jobs/none", "/api/jobs/none/files", "/api/jobs/none/logs", "/api/system/status" })
        {
            Reply reply = await app.SendAsync(HttpMethod.Get, path, null, (header, value));

            Assert.Equal((401, "Authentication required", "UNAUTHORIZED"), (reply.Status, reply.Text("error"), reply.Text("code")));
        }
    }

    [Fact]
    public async Task Posting_without_a_token_is_refused_before_the_body_is_looked_at()
        => Assert.Equal(401, (await app.SendAsync(HttpMethod.Post, "/api/jobs/manual", "{ broken", ("X-Nothing", "1"))).Status);

    [Fact]
    public async Task A_right_token_is_enough_beside_a_wrong_one()
        => Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "/api/jobs", null, ("Authorization", "Bearer wrong"), ("X-Auth-Token", RunningApp.Token))).Status);

    [Fact]
    public async Task A_bearer_token_counts()
        => Assert.Equal(200, (await app.SendAsync(HttpMethod.Get, "/api/jobs", null, ("Authorization", $"Bearer {RunningApp.Token}"))).Status);

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/jobs/none")]
    public async Task Every_answer_carries_the_headers_that_protect_a_page(string path)
    {
        Reply reply = await app.SendAsync(HttpMethod.Get, path);

        Assert.Equal("nosniff", reply.Headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", reply.Headers["X-Frame-Options"]);
        Assert.Equal("strict-origin-when-cross-origin", reply.Headers["Referrer-Policy"]);
    }

    [Fact]
    public async Task The_token_is_never_printed()
    {
        await app.SendAsync(HttpMethod.Get, "/api/jobs");

        Assert.Contains("****n-42", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningApp.Token, app.Output, StringComparison.Ordinal);
    }
}
