using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex.Tv;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.PlexTv;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>Signing in with a Plex account, its servers and its webhooks (vectors V12, V13).</summary>
public sealed class PlexAccountTests : IAsyncLifetime
{
    private static readonly Secret Account = Secret.From("fake-plex-tv-token")!;
    private readonly FakePlexTv _tv = new();
    private PlexStage _stage = null!;

    private PlexAccountPages Pages => _stage.Get<PlexAccountPages>();

    public async ValueTask InitializeAsync()
    {
        await _tv.StartAsync(PlexStage.Token);
        _stage = await PlexStage.StartAsync(plexTv: _tv.Url.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _tv.DisposeAsync();
        _tv.ThrowIfViolated();
    }

    [Fact]
    public async Task A_sign_in_names_the_page_and_gives_the_token_once_its_owner_has_agreed()
    {
        JsonObject started = await Pages.StartAsync(PlexStage.Token);
        long id = (long)started["id"]!;
        JsonObject before = await Pages.CheckAsync(id, PlexStage.Token);
        _tv.Approve((int)id, "tok-1");
        JsonObject after = await Pages.CheckAsync(id, PlexStage.Token);

        string client = _tv.Requests[0].Headers["X-Plex-Client-Identifier"];
        Assert.Equal($"https://app.plex.tv/auth#?clientID={client}&code={started["code"]}&context%5Bdevice%5D%5Bproduct%5D=PreviewForge", (string?)started["auth_url"]);
        Assert.Equal((false, null), ((bool)before["authenticated"]!, (string?)before["auth_token"]));
        Assert.Equal((true, "tok-1"), ((bool)after["authenticated"]!, (string?)after["auth_token"]));
    }

    [Fact]
    public async Task A_sign_in_stores_nothing()
    {
        JsonObject started = await Pages.StartAsync(PlexStage.Token);
        _tv.Approve((int)(long)started["id"]!, "tok-1");

        await Pages.CheckAsync((long)started["id"]!, PlexStage.Token);

        Assert.Equal(["client_id"], Directory.EnumerateFiles(_stage.ConfigFolder).Select(Path.GetFileName).Where(name => !name!.StartsWith("previewforge.db", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_code_that_has_run_out_is_not_agreed_to()
    {
        JsonObject started = await Pages.StartAsync(PlexStage.Token);
        _tv.Expire((int)(long)started["id"]!);

        Assert.False((bool)(await Pages.CheckAsync((long)started["id"]!, PlexStage.Token))["authenticated"]!);
    }

    [Fact]
    public async Task What_plex_tv_does_wrong_becomes_one_short_sentence()
    {
        _tv.Faults.Everywhere(Fault.Html(502));

        var pin = await Assert.ThrowsAsync<ApiException>(() => Pages.StartAsync(PlexStage.Token));
        var check = await Assert.ThrowsAsync<ApiException>(() => Pages.CheckAsync(1, PlexStage.Token));

        Assert.Equal((500, "SERVER_ERROR", "Failed to create PIN"), (pin.Status, pin.Code, pin.Message));
        Assert.Equal((500, "Failed to check PIN"), (check.Status, check.Message));
    }

    [Fact]
    public async Task Only_servers_are_listed_each_at_its_best_address()
    {
        _tv.AddResource(new PlexResource
        {
            Name = "Attic",
            ClientIdentifier = "9f8e7d6c5b4a",
            AccessToken = "owner-token",
            Connections =
            [
                new PlexConnection { Uri = new Uri("https://203-0-113-9.x.plex.direct:32400"), Address = "203.0.113.9", IsLocal = false },
                new PlexConnection { Uri = new Uri("http://192.0.2.10:32400"), IsLocal = true },
            ],
        });
        _tv.AddResource(new PlexResource { Name = "Phone", Provides = "player", ClientIdentifier = "p1" });
        _tv.AddResource(new PlexResource { Name = "Nowhere", ClientIdentifier = "n1" });

        JsonObject answer = await Pages.ServersAsync(Account.Reveal(), PlexStage.Token);

        JsonObject row = Assert.Single(answer["servers"]!.AsArray())!.AsObject();
        Assert.Equal(("9f8e7d6c5b4a", "192.0.2.10", 32400, false, true, 2), ((string?)row["machine_id"], (string?)row["host"], (int)row["port"]!, (bool)row["ssl"]!, (bool)row["local"]!, row["connections"]!.AsArray().Count));
        Assert.Equal("https", (string?)row["connections"]![0]!["protocol"]);
        Assert.False(row.ContainsKey("access_token"));
    }

    [Fact]
    public async Task A_shared_server_comes_with_its_own_token_and_only_for_who_holds_the_accounts()
    {
        _tv.AddResource(PlexResource.Of(_stage.Server, "shared-token", isOwned: false));
        await _stage.Get<SettingsStore>().UpdateAsync(json => json["media_servers"] = new JsonArray(new JsonObject
        {
            ["id"] = "attic", ["type"] = "plex", ["url"] = "http://192.0.2.1:32400", ["auth"] = new JsonObject { ["token"] = Account.Reveal() },
        }), PlexStage.Token);

        JsonObject own = await Pages.ServersAsync(Account.Reveal(), PlexStage.Token);
        JsonObject stored = await Pages.ServersAsync("", PlexStage.Token);

        Assert.Equal("shared-token", (string?)own["servers"]![0]!["access_token"]);
        Assert.Null(stored["servers"]![0]!["access_token"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("revoked")]
    public async Task Without_a_good_token_there_are_no_servers(string token)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(() => Pages.ServersAsync(token, PlexStage.Token));

        Assert.Equal((401, 0), (refused.Status, refused.More!["servers"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("""{"uri":"http://192.0.2.7:1234"}""", "http", "192.0.2.7", 1234, "http://192.0.2.7:1234")]
    [InlineData("""{"address":"192.0.2.7"}""", "http", "192.0.2.7", 32400, "http://192.0.2.7:32400")]
    [InlineData("""{"address":"2001:db8::7","protocol":"https","port":"99"}""", "https", "2001:db8::7", 99, "https://[2001:db8::7]:99")]
    public void What_an_address_lacks_is_taken_from_what_it_has(string json, string protocol, string address, int port, string uri)
    {
        DiscoveredConnection connection = DiscoveredConnection.From(System.Text.Json.JsonSerializer.Deserialize(json, PlexTvJson.Default.ConnectionWire))!;

        Assert.Equal((protocol, address, port, uri), (connection.Protocol, connection.Address, connection.Port, connection.Uri));
    }

    [Fact]
    public async Task Webhooks_are_changed_in_one_reading_and_one_writing_of_the_whole_list()
    {
        _tv.AddWebhook("https://mpg.example/api/webhooks/plex?token=old");
        _tv.AddWebhook("https://other.example/hook");

        await _stage.Get<PlexTvWebhooks>().ChangeAsync(
            Account, urls => urls.Where(url => !url.Contains("mpg.example", StringComparison.Ordinal)).Append("https://mpg.example/api/webhooks/server/ab12?token=s3"), PlexStage.Token);

        Assert.Equal(["https://other.example/hook", "https://mpg.example/api/webhooks/server/ab12?token=s3"], _tv.Webhooks);
        Assert.Equal((1, 1), (_tv.Calls[PlexTvCalls.Webhooks], _tv.Calls[PlexTvCalls.SetWebhooks]));
    }

    [Fact]
    public async Task Changes_of_webhooks_at_the_same_time_lose_nothing()
    {
        var webhooks = _stage.Get<PlexTvWebhooks>();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(number => webhooks.ChangeAsync(Account, urls => urls.Append($"https://x.example/{number}"), PlexStage.Token)));

        Assert.Equal(8, _tv.Webhooks.Count);
    }

    [Fact]
    public async Task A_list_that_stays_as_it_is_is_not_written_and_the_last_address_can_go()
    {
        _tv.AddWebhook("https://x.example/1");
        var webhooks = _stage.Get<PlexTvWebhooks>();

        await webhooks.ChangeAsync(Account, urls => urls, PlexStage.Token);
        int written = _tv.Calls[PlexTvCalls.SetWebhooks];
        await webhooks.ChangeAsync(Account, _ => [], PlexStage.Token);

        Assert.Equal(0, written);
        Assert.Empty(_tv.Webhooks);
    }

    [Fact]
    public async Task An_account_without_Plex_Pass_has_no_webhooks()
    {
        _tv.HasPlexPass = false;

        Assert.False((await _stage.Get<PlexTvClient>().AccountAsync(Account, PlexStage.Token)).HasPlexPass);
        await Assert.ThrowsAsync<ServerUnauthorizedException>(() => _stage.Get<PlexTvWebhooks>().ListAsync(Account, PlexStage.Token));
    }
}
