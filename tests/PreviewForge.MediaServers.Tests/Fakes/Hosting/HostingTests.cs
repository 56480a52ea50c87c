using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.MediaServers.Tests.Fakes.Hosting;

/// <summary>Starting, stopping, TLS.</summary>
public sealed class HostingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_TLS_it_shows_a_certificate_of_its_own()
    {
        await using var server = await Greeter.StartedAsync(new FakeServerOptions { Https = true });
        using var client = new TestClient(server);

        var reply = await client.GetAsync("hello");

        Assert.Equal((200, "https"), (reply.Status, server.Url.Scheme));
    }

    [Fact]
    public async Task A_stopped_server_comes_back_at_the_same_address()
    {
        await using var server = await Greeter.StartedAsync();
        using var client = new TestClient(server);
        var address = server.Url;

        await server.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("hello"));
        await server.StartAsync(Token);

        Assert.Equal(200, (await client.GetAsync("hello")).Status);
        Assert.Equal(address, server.Url);
    }

    [Fact]
    public async Task A_request_can_be_waited_for()
    {
        await using var server = await Greeter.StartedAsync();
        using var client = new TestClient(server);

        var arrival = server.WhenReceivedAsync(request => request.Path == "/hello", Token);
        Assert.False(arrival.IsCompleted);
        await client.GetAsync("hello?a=1", ("X-More", "yes"));

        var request = await arrival.WaitAsync(TimeSpan.FromSeconds(10), Token);
        Assert.Equal(("1", "yes", "hello"), (request.Query["a"], request.Headers["x-more"], request.Endpoint));
    }

    [Fact]
    public async Task Only_so_many_requests_are_kept_as_asked()
    {
        await using var server = await Greeter.StartedAsync(new FakeServerOptions { RequestsKept = 2 });
        using var client = new TestClient(server);

        foreach (var n in Enumerable.Range(1, 3))
        {
            await client.GetAsync($"hello?n={n}");
        }

        Assert.Equal(["2", "3"], server.Requests.Select(request => request.Query["n"]));
    }
}
