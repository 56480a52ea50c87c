using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes.Hosting;

/// <summary>What a vendor doesn't know is refused and recorded.</summary>
public sealed class StrictnessTests : IAsyncLifetime
{
    private readonly Greeter _server = new();
    private TestClient? _client;

    private TestClient Client => _client!;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(TestContext.Current.CancellationToken);
        _client = new TestClient(_server, ("X-Key", "good"));
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_request_as_the_vendor_knows_it_is_answered_and_no_violation()
    {
        var reply = await Client.GetAsync("guests/Ann%20B?size=3&tag=x&tag=y");

        Assert.Equal("Ann B", reply.Json.GetProperty("Guest").GetString());
        _server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("GET", "nowhere", 404, ViolationKind.UnknownPath)]
    [InlineData("GET", "guests//host", 404, ViolationKind.UnknownPath)]
    [InlineData("GET", "Hello", 404, ViolationKind.UnknownPath)]
    [InlineData("PUT", "hello", 405, ViolationKind.WrongMethod)]
    [InlineData("GET", "guests/ann", 400, ViolationKind.MissingParameter)]
    [InlineData("GET", "guests/ann?size=12", 400, ViolationKind.WrongParameter)]
    [InlineData("GET", "guests/ann?size=3&size=4", 400, ViolationKind.WrongParameter)]
    [InlineData("GET", "guests/ann?size=3&mood=fair", 400, ViolationKind.WrongParameter)]
    [InlineData("GET", "guests/ann?size=3&Mood=good", 200, ViolationKind.UnknownParameter)]
    [InlineData("POST", "documents", 400, ViolationKind.WrongContentType)]
    public async Task What_the_vendor_does_not_know_is_answered_as_it_would_and_recorded(string method, string target, int status, ViolationKind kind)
    {
        var reply = await Client.SendAsync(method, target);

        Assert.Equal(status, reply.Status);
        var violation = Assert.Single(_server.Violations);
        Assert.Equal(kind, violation.Problem.Kind);
        Assert.StartsWith($"{method} /{target}: ", violation.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Name":1}""")]
    [InlineData("""{"Id":""")]
    public async Task A_document_of_the_wrong_shape_is_refused_and_has_no_effect(string text)
    {
        var reply = await Client.SendAsync("POST", "documents", TestClient.Json(text));

        Assert.Equal(400, reply.Status);
        Assert.Equal(ViolationKind.WrongBody, Assert.Single(_server.Violations).Problem.Kind);
        Assert.Equal(0, _server.Documents);
    }

    [Fact]
    public async Task A_form_is_read_with_its_repeated_names()
    {
        await Client.SendAsync("POST", "forms", TestClient.Form("urls[]=a%26b&urls[]=c"));

        _server.ThrowIfViolated();
        Assert.Equal("urls[]=a%26b&urls[]=c", Assert.Single(_server.Requests).Body);
    }

    [Fact]
    public async Task A_missing_credential_is_a_violation_but_a_bad_one_is_only_refused()
    {
        using var nobody = new TestClient(_server);
        using var stranger = new TestClient(_server, ("X-Key", "old"));

        Assert.Equal(401, (await nobody.GetAsync("guests/host")).Status);
        Assert.Equal(401, (await stranger.GetAsync("guests/host")).Status);

        Assert.Equal(ViolationKind.WrongCredential, Assert.Single(_server.Violations).Problem.Kind);
    }

    [Fact]
    public async Task Violations_are_thrown_with_a_sentence_for_each()
    {
        await Client.GetAsync("nowhere?a=1");
        await Client.GetAsync("guests/ann?size=x");

        var thrown = Assert.Throws<VendorViolationException>(_server.ThrowIfViolated);

        Assert.Contains("GET /nowhere?a=1: the vendor has no such path.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("?size=x: the query parameter 'size' has the value 'x', which is no whole number from 1 to 9.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_are_counted_by_endpoint()
    {
        await Client.GetAsync("hello");
        await Client.GetAsync("hello");
        await Client.GetAsync("nowhere");

        Assert.Equal((2, 0, 3), (_server.Calls["hello"], _server.Calls["host"], _server.Calls.Total));
    }
}
