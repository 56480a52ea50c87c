using Microsoft.AspNetCore.Http;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Webhooks.Registration;

namespace PreviewForge.Tests.App.MediaServers.Webhooks;

public sealed class WebhookSelfTestTests
{
    private static readonly PlexWebhookServer Server = new("ab12", "Attic", null, "", true);

    [Fact]
    public async Task The_endpoint_gets_a_ping_of_Plex_with_the_credential_in_a_header()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await using var own = new OwnEndpoint(200);
        await own.StartAsync(AppBox.Soon);

        var answer = await box.App.Get<WebhookSelfTest>().RunAsync(own.Url, Server, AppBox.Soon);

        Assert.Equal((true, 200), ((bool)answer["success"]!, (int)answer["status_code"]!));
        Assert.Contains("only that the endpoint works on this machine", (string?)answer["message"], StringComparison.Ordinal);
        ReceivedRequest ping = Assert.Single(own.Requests);
        Assert.Equal((WebhookBox.Secret, "ab12"), (ping.Headers["X-Auth-Token"], ping.Query["server_id"]));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task An_endpoint_that_refuses_is_a_failure(int status)
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();
        await using var own = new OwnEndpoint(status);
        await own.StartAsync(AppBox.Soon);

        var failed = await Assert.ThrowsAsync<ApiException>(() => box.App.Get<WebhookSelfTest>().RunAsync(own.Url, Server, AppBox.Soon));

        Assert.Equal((502, false, status), (failed.Status, (bool)failed.More!["success"]!, (int)failed.More["status_code"]!));
    }

    [Fact]
    public async Task An_endpoint_that_nobody_listens_at_is_a_failure()
    {
        await using WebhookBox box = await WebhookBox.OpenAsync();

        var failed = await Assert.ThrowsAsync<ApiException>(() => box.App.Get<WebhookSelfTest>().RunAsync(new Uri("http://127.0.0.1:1"), Server, AppBox.Soon));

        Assert.Equal(502, failed.Status);
    }

    [Fact]
    public void Tests_are_counted_and_one_too_many_is_refused_with_the_time_to_wait()
    {
        using var limit = new SelfTestLimit();
        var http = new DefaultHttpContext();
        for (int test = 0; test < SelfTestLimit.PerMinute; test++)
        {
            limit.Count(http);
        }

        var refused = Assert.Throws<ApiException>(() => limit.Count(http));

        Assert.Equal((429, "60"), (refused.Status, http.Response.Headers.RetryAfter.ToString()));
    }

    /// <summary>Stands for the endpoint that takes webhooks of Plex.</summary>
    private sealed class OwnEndpoint(int status) : FakeServer(new FakeServerOptions())
    {
        protected override StringComparison Names => StringComparison.Ordinal;

        protected override IEnumerable<FakeEndpoint> Endpoints() =>
        [
            new("plex", "POST", "/api/webhooks/plex", _ => Answer.Empty(status)) { NeedsToken = false, TakesAnyQuery = true },
        ];

        protected override Admission Admit(FakeExchange exchange) => new Admission.Granted();

        protected override Answer AnswerUnauthorized() => Answer.Empty(401);

        protected override Answer? AnswerViolation(Problem problem) => problem.Kind == ViolationKind.UnknownPath ? Answer.Empty(404) : null;
    }
}
