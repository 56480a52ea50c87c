using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Probing;

public sealed class ServerStatesTests
{
    private readonly StubVendor _plex = new(ServerType.Plex);

    [Fact]
    public async Task Servers_are_asked_again_only_after_30_seconds_or_a_change()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());
        int asked = _plex.Connected.Count;

        ServerStatesAnswer first = await box.Get<ServerStates>().ReadAsync(AppBox.Soon);
        ServerStatesAnswer second = await box.Get<ServerStates>().ReadAsync(AppBox.Soon);
        box.Time.Advance(TimeSpan.FromSeconds(31));
        ServerStatesAnswer third = await box.Get<ServerStates>().ReadAsync(AppBox.Soon);
        await box.ChangeAsync("attic", """{"name": "Loft"}""");
        ServerStatesAnswer fourth = await box.Get<ServerStates>().ReadAsync(AppBox.Soon);

        Assert.Equal([false, true, false, false], new[] { first, second, third, fourth }.Select(answer => answer.Cached));
        Assert.Equal(asked + 3, _plex.Connected.Count);
        Assert.Equal("Loft", fourth.Servers[1].Name);
    }

    [Fact]
    public async Task Each_state_is_told_with_its_reason()
    {
        var emby = new StubVendor(ServerType.Emby) { BeforeAnswer = () => throw new ServerUnauthorizedException("Emby does not accept the credential.", 401) };
        var jellyfin = new StubVendor(ServerType.Jellyfin) { BeforeAnswer = () => throw StubVendor.Away };
        await using AppBox box = await StubVendor.OpenAsync(_plex, emby, jellyfin);
        await box.AddAsync(Entries.Plex());
        await box.AddAsync(Entries.Plex("""{"id": "off", "enabled": false}"""));
        await box.AddAsync(Entries.Plex("""{"id": "e", "type": "emby", "auth": {"api_key": "x"}}"""));
        await box.AddAsync(Entries.Plex("""{"id": "j", "type": "jellyfin", "auth": {"api_key": "x"}, "url": "https://j", "verify_ssl": false}"""));
        await box.Get<SettingsStore>().UpdateAsync(json => StoredServers.In(json).Add(Entries.Json("""{"id": "bad", "type": "plex", "url": "attic"}""")), AppBox.Soon);

        IReadOnlyList<ServerState> states = (await box.Get<ServerStates>().ReadAsync(AppBox.Soon)).Servers;

        Assert.Equal(
            [("films", ServerStatus.Connected), ("attic", ServerStatus.Connected), ("off", ServerStatus.Disabled), ("e", ServerStatus.Unauthorised), ("j", ServerStatus.Unreachable), ("bad", ServerStatus.Misconfigured)],
            states.Select(state => (state.Id, state.Status)));
        Assert.All(states.Skip(3), state => Assert.NotEmpty(state.Error!));
        Assert.Contains("Certificate verification is off", Assert.Single(states[4].Warnings), StringComparison.Ordinal);
    }
}
