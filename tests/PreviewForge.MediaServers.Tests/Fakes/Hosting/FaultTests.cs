using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Hosting.Faults;

namespace PreviewForge.MediaServers.Tests.Fakes.Hosting;

/// <summary>What can be made to go wrong.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Greeter _server = new();
    private readonly TestClient _client;

    public FaultTests()
    {
        _client = new TestClient(_server, ("X-Key", "good"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _server.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Only_the_wanted_call_is_answered_with_the_status()
    {
        var rule = _server.Faults.On("GET /guests/*", Fault.Status(500, "no"), FaultCalls.Nth(2));

        List<int> statuses = [];
        foreach (var target in new[] { "guests/a?size=1", "hello", "guests/b?size=1", "guests/c?size=1" })
        {
            statuses.Add((await _client.GetAsync(target)).Status);
        }

        Assert.Equal([200, 200, 500, 200], statuses);
        Assert.Equal(1, rule.Hits);
    }

    [Fact]
    public async Task From_some_call_on_the_token_is_no_longer_good()
    {
        _server.Faults.Everywhere(Fault.Unauthorized(), FaultCalls.From(2));

        Assert.Equal(200, (await _client.GetAsync("hello")).Status);
        var reply = await _client.GetAsync("hello");
        Assert.Equal((401, "who are you"), (reply.Status, reply.Json.GetProperty("error").GetString()));
        Assert.Equal(401, (await _client.GetAsync("hello")).Status);
    }

    [Fact]
    public async Task A_fault_that_is_taken_back_spoils_nothing_more()
    {
        var rule = _server.Faults.On("/**", Fault.Status(503));
        Assert.Equal(503, (await _client.GetAsync("guests/host")).Status);

        rule.Dispose();

        Assert.Equal(200, (await _client.GetAsync("guests/host")).Status);
    }

    [Fact]
    public async Task A_request_that_is_answered_by_a_fault_has_no_effect_but_is_recorded()
    {
        _server.Faults.On("/documents", Fault.Status(500));

        await _client.SendAsync("POST", "documents", TestClient.Json("""{"Id":1}"""));

        Assert.Equal((0, 1, 1), (_server.Documents, _server.Calls["document"], _server.Requests.Count));
    }

    [Fact]
    public async Task A_delay_goes_by_the_fakes_clock_and_then_the_answer_comes()
    {
        var time = new FakeTimeProvider();
        await using var server = await Greeter.StartedAsync(new FakeServerOptions { Time = time });
        using var client = new TestClient(server);
        server.Faults.On("/hello", Fault.Delay(TimeSpan.FromHours(1)));

        var reply = client.GetAsync("hello");
        await server.WhenReceivedAsync(_ => true, Token);
        var clock = Stopwatch.StartNew();
        while (!reply.IsCompleted && clock.Elapsed < Patience)
        {
            time.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        Assert.Equal(200, (await reply).Status);
    }

    [Fact]
    public async Task A_malformed_answer_is_cut_in_two()
    {
        _server.Faults.On("/hello", Fault.Malformed());

        var reply = await _client.GetAsync("hello");

        Assert.Equal(200, reply.Status);
        Assert.ThrowsAny<JsonException>(() => reply.Json);
    }

    [Fact]
    public async Task The_connection_can_break_midway()
    {
        _server.Faults.On("/hello", Fault.CloseMidway());

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.GetAsync("hello"));
    }

    [Fact]
    public async Task Faults_that_come_once_make_a_script()
    {
        _server.Faults.On("/hello", Fault.Html(), FaultCalls.Once);
        _server.Faults.On("/hello", Fault.Redirect(new Uri("http://192.0.2.1/x"), 307), FaultCalls.Once);
        _server.Faults.On("/hello", Fault.DeepNesting(100_000), FaultCalls.Once);

        var html = await _client.GetAsync("hello");
        var elsewhere = await _client.GetAsync("hello");
        var deep = await _client.GetAsync("hello");

        Assert.Equal((200, "text/html"), (html.Status, html.MediaType));
        Assert.Equal((307, "http://192.0.2.1/x"), (elsewhere.Status, elsewhere.Header("Location")));
        Assert.Equal(200_000, deep.Text.Length);
        Assert.Equal("world", (await _client.GetAsync("hello")).Json.GetProperty("Hello").GetString());
    }

    [Fact]
    public async Task A_huge_body_is_JSON_as_long_as_asked()
    {
        _server.Faults.On("/hello", Fault.HugeBody(3_000_000));

        var reply = await _client.GetAsync("hello");

        Assert.InRange(reply.Text.Length, 3_000_000, 3_100_000);
        Assert.Equal(JsonValueKind.Object, reply.Json.ValueKind);
    }

    [Fact]
    public async Task A_dripping_answer_never_ends()
    {
        _server.Faults.On("/hello", Fault.DripFeed(TimeSpan.FromMilliseconds(1)));
        using var response = await _client.OpenAsync("GET", "hello");
        await using var stream = await response.Content.ReadAsStreamAsync(Token);
        var buffer = new byte[40];

        await stream.ReadExactlyAsync(buffer, Token).AsTask().WaitAsync(Patience, Token);

        Assert.StartsWith("""{"Hello":"world"} """, System.Text.Encoding.UTF8.GetString(buffer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hanging_request_ends_with_the_server()
    {
        _server.Faults.On("/hello", Fault.Hang());
        var reply = _client.GetAsync("hello");
        await _server.WhenReceivedAsync(_ => true, Token);
        Assert.False(reply.IsCompleted);

        await _server.StopAsync().WaitAsync(Patience, Token);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => reply.WaitAsync(Patience, Token));
    }
}
