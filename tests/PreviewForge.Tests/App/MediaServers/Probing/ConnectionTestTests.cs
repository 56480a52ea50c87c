using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Probing;

public sealed class ConnectionTestTests
{
    private readonly StubVendor _jellyfin = new(ServerType.Jellyfin);

    [Fact]
    public async Task A_server_that_is_not_saved_is_asked_with_the_credential_that_was_sent()
    {
        await using AppBox box = await StubVendor.OpenAsync(_jellyfin);

        ConnectionReport report = await box.Get<ConnectionTest>().TestCandidateAsync(
            Entries.Json("""{"type": "jellyfin", "url": "http://j:8096", "auth": {"api_key": "tried"}, "enabled": false}"""), AppBox.Soon);

        Assert.Equal((true, "machine-1", "Attic", "1.2.3"), (report.Ok, report.ServerId, report.ServerName, report.Version));
        Assert.Equal("tried", Assert.Single(_jellyfin.Connected).Auth.Token!.Reveal());
        Assert.Single(box.Get<SettingsStore>().Read().MediaServers);
    }

    [Theory]
    [InlineData("""{"type": "jellyfin", "url": "http://169.254.169.254", "auth": {"api_key": "x"}}""")]
    [InlineData("""{"type": "jellyfin", "auth": {"api_key": "x"}}""")]
    [InlineData("{}")]
    public async Task What_could_not_be_saved_is_not_asked(string body)
    {
        await using AppBox box = await StubVendor.OpenAsync(_jellyfin);

        ApiException refusal = await Assert.ThrowsAsync<ApiException>(() => box.Get<ConnectionTest>().TestCandidateAsync(Entries.Json(body), AppBox.Soon));

        Assert.Equal((400, false, refusal.Message), (refusal.Status, refusal.More!["ok"]!.GetValue<bool>(), refusal.More["message"]!.GetValue<string>()));
        Assert.Empty(_jellyfin.Connected);
    }

    [Fact]
    public async Task That_a_server_is_away_is_an_answer()
    {
        await using AppBox box = await StubVendor.OpenAsync(_jellyfin);
        await box.AddAsync(Entries.Plex("""{"type": "jellyfin", "auth": {"api_key": "x"}}"""));
        _jellyfin.BeforeAnswer = () => throw StubVendor.Away;

        ConnectionReport report = await box.Get<ConnectionTest>().TestAsync("attic", AppBox.Soon);

        Assert.Equal((false, StubVendor.Away.Message), (report.Ok, report.Message));
    }

    [Fact]
    public async Task A_jellyfin_that_answers_says_whether_the_plugin_is_there()
    {
        var plugin = new StubAudits { Plugin = new PluginState(true, "1.0.2", "") };
        _jellyfin.Extend = connection => connection with { Plugin = plugin };
        await using AppBox box = await StubVendor.OpenAsync(_jellyfin);
        await box.AddAsync(Entries.Plex("""{"type": "jellyfin", "auth": {"api_key": "x"}}"""));

        Assert.Equal(new PluginReport(true, "1.0.2", ""), (await box.Get<ConnectionTest>().TestAsync("attic", AppBox.Soon)).Plugin);
    }
}
