using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Libraries;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers.Libraries;

public sealed class LibraryDirectoryTests
{
    private readonly StubVendor _plex = new(ServerType.Plex)
    {
        Libraries = [new("1", "Films", ["/f"], "movie", "movie", "com.plexapp.agents.none"), new("2", "Races", ["/r"], "episode", "show", "tv.Sportarr"), new("3", "Songs", ["/s"], null, "artist")],
    };

    [Fact]
    public async Task Libraries_that_are_off_are_left_out_and_a_server_that_fails_is_named()
    {
        var emby = new StubVendor(ServerType.Emby) { BeforeAnswer = () => throw StubVendor.Away };
        await using AppBox box = await StubVendor.OpenAsync(_plex, emby);
        await box.AddAsync(Entries.Plex("""{"libraries": [{"id": "1", "name": "Films", "remote_paths": ["/f"], "enabled": false}]}"""));
        await box.AddAsync(Entries.Plex("""{"id": "e", "type": "emby", "auth": {"api_key": "x"}}"""));

        LibrariesAnswer answer = await box.Get<LibraryDirectory>().ListAllAsync(AppBox.Soon);

        Assert.Equal([("all", "films"), ("2", "attic"), ("3", "attic")], answer.Libraries.Select(library => (library.Id, library.ServerId!)));
        Assert.Equal("sports", answer.Libraries[1].DisplayType);
        Assert.Equal("e", Assert.Single(answer.Errors).ServerId);
    }

    [Fact]
    public async Task A_disabled_server_has_none_and_an_unknown_one_is_not_there()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex("""{"enabled": false}"""));

        Assert.Empty((await box.Get<LibraryDirectory>().ListAsync("attic", AppBox.Soon)).Libraries);
        Assert.Empty(_plex.Connected);
        await Entries.RefusalAsync(404, () => box.Get<LibraryDirectory>().ListAsync("ghost", AppBox.Soon));
    }

    [Fact]
    public async Task A_named_server_that_is_away_is_an_upstream_error_with_no_libraries()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);
        await box.AddAsync(Entries.Plex());
        _plex.BeforeAnswer = () => throw StubVendor.Away;

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => box.Get<LibraryDirectory>().ListAsync("attic", AppBox.Soon));

        Assert.Equal((504, "UPSTREAM_ERROR", "[]"), (failure.Status, failure.Code, failure.More!["libraries"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_plex_that_is_not_saved_yet_lists_its_films_and_shows()
    {
        await using AppBox box = await StubVendor.OpenAsync(_plex);

        LibrariesAnswer answer = await box.Get<LibraryDirectory>().ListPlexAsync(Entries.Plex(), AppBox.Soon);

        Assert.Equal([("Films", "other_videos", null), ("Races", "sports", (string?)null)], answer.Libraries.Select(library => (library.Name, library.DisplayType, library.ServerId)));
        await Entries.RefusalAsync(400, () => box.Get<LibraryDirectory>().ListPlexAsync(Entries.Plex("""{"url": "http://169.254.169.254"}"""), AppBox.Soon));
    }
}
