using System.Text.Json;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Tv;

namespace PreviewForge.MediaServers.Tests.Fakes.Plex;

/// <summary>PINs, resources, the subscription, webhooks (vectors V12, V13).</summary>
public sealed class PlexTvTests : IAsyncLifetime
{
    private readonly FakePlexTv _tv = new();
    private TestClient _client = null!;

    private static IEnumerable<(string Name, string Value)> Nameless => PlexFixture.Manners(null).Where(header => header.Name != "X-Plex-Client-Identifier");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _tv.StartAsync(Token);
        _client = new TestClient(_tv, PlexFixture.Manners("fake-plex-tv-token"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _tv.DisposeAsync();
    }

    [Fact]
    public async Task A_pin_has_no_token_until_the_user_agrees()
    {
        var pin = await PinAsync();
        var before = await _client.GetAsync($"api/v2/pins/{pin}");

        _tv.Approve(pin, "tok-1");

        var after = await _client.GetAsync($"api/v2/pins/{pin}");
        Assert.Equal((JsonValueKind.Null, "tok-1"), (before.Json.GetProperty("authToken").ValueKind, after.Json.GetProperty("authToken").GetString()));
        using var owner = new TestClient(_tv, PlexFixture.Manners("tok-1"));
        Assert.Equal(200, (await owner.GetAsync("api/v2/user")).Status);
        _tv.ThrowIfViolated();
    }

    [Fact]
    public async Task A_pin_whose_time_is_over_is_not_found()
    {
        var pin = await PinAsync();

        _tv.Expire(pin);

        Assert.Equal(404, (await _client.GetAsync($"api/v2/pins/{pin}")).Status);
        _tv.ThrowIfViolated();
    }

    [Fact]
    public async Task A_pin_is_shown_only_to_the_client_that_made_it()
    {
        var pin = await PinAsync();
        using var other = new TestClient(_tv, [.. Nameless, ("X-Plex-Client-Identifier", "other")]);

        Assert.Equal(404, (await other.GetAsync($"api/v2/pins/{pin}")).Status);

        Assert.Single(_tv.Violations);
    }

    [Theory]
    [InlineData("strong=false")]
    [InlineData("strong=true&more=1")]
    [InlineData("")]
    public async Task A_pin_is_made_by_exactly_the_right_form(string form)
    {
        Assert.Equal(400, (await _client.SendAsync("POST", "api/v2/pins", TestClient.Form(form))).Status);

        Assert.Equal(ViolationKind.WrongBody, Assert.Single(_tv.Violations).Problem.Kind);
    }

    [Fact]
    public async Task A_pin_is_not_made_for_a_client_without_a_name()
    {
        using var client = new TestClient(_tv, [.. Nameless]);

        Assert.Equal(400, (await client.SendAsync("POST", "api/v2/pins", TestClient.Form("strong=true"))).Status);

        Assert.Equal("the header X-Plex-Client-Identifier is missing", Assert.Single(_tv.Violations).Problem.Sentence);
    }

    [Fact]
    public async Task Resources_show_owned_and_shared_servers_each_with_its_token()
    {
        await using var attic = new FakePlex();
        await attic.StartAsync(Token);
        _tv.AddResource(PlexResource.Of(attic, "tok-attic"));
        _tv.AddResource(Shared());

        var rows = (await _client.GetAsync("api/v2/resources?includeHttps=1&includeRelay=1")).Json;

        Assert.Equal([("Attic", true, "tok-attic"), ("Cellar", false, "tok-cellar")], rows.EnumerateArray()
            .Select(row => (row.GetProperty("name").GetString(), row.GetProperty("owned").GetBoolean(), row.GetProperty("accessToken").GetString())));
        Assert.Equal(2, rows[1].GetProperty("connections").GetArrayLength());
        using var client = new TestClient(attic, PlexFixture.Manners("tok-attic"));
        Assert.Equal(200, (await client.GetAsync("")).Status);
        _tv.ThrowIfViolated();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("?includeHttps=1", 1)]
    [InlineData("?includeHttps=1&includeRelay=1", 2)]
    public async Task Connections_by_relay_and_https_come_only_when_asked_for(string query, int count)
    {
        _tv.AddResource(Shared());

        var rows = (await _client.GetAsync($"api/v2/resources{query}")).Json;

        Assert.Equal(count, rows[0].GetProperty("connections").GetArrayLength());
    }

    [Fact]
    public async Task Webhooks_are_replaced_as_a_whole()
    {
        _tv.AddWebhook("https://mpg.example/api/webhooks/plex?token=old");
        _tv.AddWebhook("https://other.example/hook");
        var before = (await _client.GetAsync("api/v2/user/webhooks")).Json;

        await _client.SendAsync("POST", "api/v2/user/webhooks", TestClient.Form(
            "urls[]=https%3A%2F%2Fother.example%2Fhook&urls[]=https%3A%2F%2Fmpg.example%2Fapi%2Fwebhooks%2Fserver%2Fab12%3Ftoken%3Ds3"));

        Assert.Equal(2, before.GetArrayLength());
        Assert.Equal(["https://other.example/hook", "https://mpg.example/api/webhooks/server/ab12?token=s3"], _tv.Webhooks);
        _tv.ThrowIfViolated();
    }

    [Fact]
    public async Task Webhooks_are_cleared_by_an_empty_list()
    {
        _tv.AddWebhook("https://other.example/hook");

        await _client.SendAsync("POST", "api/v2/user/webhooks", TestClient.Form("urls="));

        Assert.Empty(_tv.Webhooks);
        _tv.ThrowIfViolated();
    }

    [Theory]
    [InlineData("url=https%3A%2F%2Fa.example")]
    [InlineData("urls[]=nonsense")]
    [InlineData("urls[]=https%3A%2F%2Fa.example&urls=")]
    public async Task Webhooks_in_another_form_are_refused_and_stay(string form)
    {
        _tv.AddWebhook("https://other.example/hook");

        Assert.Equal(400, (await _client.SendAsync("POST", "api/v2/user/webhooks", TestClient.Form(form))).Status);

        Assert.Equal(["https://other.example/hook"], _tv.Webhooks);
        Assert.Single(_tv.Violations);
    }

    [Fact]
    public async Task Without_Plex_Pass_the_account_says_so_and_webhooks_are_refused()
    {
        _tv.HasPlexPass = false;

        var user = await _client.GetAsync("api/v2/user");
        var hooks = await _client.GetAsync("api/v2/user/webhooks");
        var set = await _client.SendAsync("POST", "api/v2/user/webhooks", TestClient.Form("urls="));

        Assert.False(user.Json.GetProperty("subscription").GetProperty("active").GetBoolean());
        Assert.Equal((401, 401), (hooks.Status, set.Status));
        _tv.ThrowIfViolated();
    }

    private static PlexResource Shared() => new()
    {
        Name = "Cellar",
        ClientIdentifier = "cellar-1",
        IsOwned = false,
        AccessToken = "tok-cellar",
        Connections =
        [
            new PlexConnection { Uri = new Uri("https://203-0-113-9.x.plex.direct:32400"), Address = "203.0.113.9", IsLocal = false },
            new PlexConnection { Uri = new Uri("https://relay.plex.example:8443"), IsLocal = false, IsRelay = true },
        ],
    };

    private async Task<int> PinAsync() =>
        (await _client.SendAsync("POST", "api/v2/pins", TestClient.Form("strong=true"))).Json.GetProperty("id").GetInt32();
}
