using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Registry;

public sealed class IdentityCaptureTests
{
    private readonly StubVendor _plex = new(ServerType.Plex);

    [Fact]
    public async Task A_server_that_answers_is_known_by_its_own_id()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);

        Assert.Equal("machine-1", (await box.AddAsync(Entries.Plex())).TextOf("server_identity"));
    }

    [Fact]
    public async Task A_server_that_is_away_is_saved_all_the_same()
    {
        _plex.BeforeAnswer = () => throw StubVendor.Away;
        await using AppBox box = await StubVendor.OpenAsync(_plex);

        Assert.Null((await box.AddAsync(Entries.Plex()))["server_identity"]);
    }

    [Fact]
    public async Task A_failing_probe_never_clears_what_is_known()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());
        _plex.BeforeAnswer = () => throw StubVendor.Away;

        await box.ChangeAsync("attic", """{"auth": {"token": "new"}}""");

        Assert.Equal("machine-1", box.Stored("attic").TextOf("server_identity"));
    }

    [Fact]
    public async Task An_identity_that_was_given_is_believed_and_nobody_is_asked()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);

        await box.AddAsync(Entries.Plex("""{"server_identity": "told"}"""));

        Assert.Equal(("told", 0), (box.Stored("attic").TextOf("server_identity"), _plex.Connected.Count));
    }

    [Fact]
    public async Task A_disabled_server_is_asked_only_when_it_is_enabled()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex("""{"enabled": false}"""));
        Assert.Empty(_plex.Connected);

        await box.Get<ServerRegistry>().SetEnabledAsync("attic", true, AppBox.Soon);

        Assert.Equal("machine-1", box.Stored("attic").TextOf("server_identity"));
    }

    [Fact]
    public async Task A_change_that_touches_neither_address_nor_credential_asks_nobody()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());

        await box.ChangeAsync("attic", """{"name": "Loft"}""");

        Assert.Single(_plex.Connected);
    }

    [Fact]
    public async Task What_somebody_else_saves_while_the_server_is_asked_stays()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        bool isFirst = true;
        _plex.BeforeAnswer = async () =>
        {
            if (isFirst)
            {
                isFirst = false;
                await box.Get<SettingsStore>().UpdateAsync(json => StoredServers.Get(json, "attic")["url"] = "http://elsewhere", AppBox.Soon);
            }
        };

        await box.AddAsync(Entries.Plex());

        Assert.Equal("http://elsewhere", box.Stored("attic").TextOf("url"));
        Assert.Null(box.Stored("attic")["server_identity"]);
    }
}
