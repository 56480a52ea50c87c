using Microsoft.Extensions.Time.Testing;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Plex;
using PreviewForge.FakeServers.Plex.Library;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.MediaServers.Tests.Fakes.Plex;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.MediaServers.Tests.Plex;

/// <summary>From a file to its item and back (vectors V4, V8).</summary>
public sealed class PlexLookupTests : IAsyncLifetime
{
    private PlexStage _stage = null!;

    public async ValueTask InitializeAsync() => _stage = await PlexStage.StartAsync();

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_local_path_is_found_by_its_name_and_its_mapped_path()
    {
        ServerItem? item = await _stage.Connect().Catalog.FindAsync(PlexStage.LocalFilm4K, PlexStage.Token);

        Assert.Equal(("501", PlexFixture.Film4K, "22", "1"), (item!.ItemId, item.RemotePath, item.PartId!, item.LibraryId!));
        Assert.Equal((1, 1), (_stage.Server.Calls[PlexCalls.Sections], _stage.Server.Calls[PlexCalls.Lookup]));
    }

    [Theory]
    [InlineData("/pms/films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", "501")]
    [InlineData("/elsewhere/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", "501")]
    [InlineData("/pms/films/Other/Quiet Harbour (2019).mkv", null)]
    [InlineData("/pms/films/quiet harbour (2019)/Quiet Harbour (2019).mkv", null)]
    [InlineData("/pms/films/Quiet Harbour (2019)/Nothing.mkv", null)]
    public async Task Without_mappings_name_and_folder_must_be_the_same(string path, string? id)
    {
        _stage.Settings = _stage.Settings with { PathMappings = [] };

        Assert.Equal(id, (await _stage.Connect().Catalog.FindAsync(path, PlexStage.Token))?.ItemId);
    }

    [Fact]
    public async Task Of_two_items_with_equal_names_the_one_that_the_mappings_name_is_found()
    {
        PlexItem copy = _stage.Server.AddMovie("1", "Quiet Harbour", 2019, "/pms/films/Copies/Quiet Harbour (2019)/Quiet Harbour (2019).mkv");

        ServerItem? item = await _stage.Connect().Catalog.FindAsync("/media/films/Copies/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", PlexStage.Token);

        Assert.Equal(copy.RatingKey.ToString(System.Globalization.CultureInfo.InvariantCulture), item!.ItemId);
    }

    [Fact]
    public async Task A_Windows_server_is_searched_by_the_name_alone()
    {
        _stage.Server.AddSection(PlexSection.Movies("8", "Windows", @"F:\Films"));
        _stage.Server.AddMovie("8", "Ashes", null, @"F:\Films\Ashes\Ashes.mkv");
        _stage.Settings = _stage.Settings with { Libraries = [], PathMappings = [new PathMapping(@"F:\Films", "/media/w", [])] };

        Assert.Equal(@"F:\Films\Ashes\Ashes.mkv", (await _stage.Connect().Catalog.FindAsync("/media/w/Ashes/Ashes.mkv", PlexStage.Token))?.RemotePath);
    }

    [Fact]
    public async Task A_folder_that_is_spelled_in_another_way_of_Unicode_is_the_same_folder()
    {
        _stage.Server.AddMovie("1", "Cafe", null, "/pms/films/Cafe\u0301/a.mkv");

        Assert.Equal("/pms/films/Cafe\u0301/a.mkv", (await _stage.Connect().Catalog.FindAsync("/media/films/Caf\u00e9/a.mkv", PlexStage.Token))?.RemotePath);
    }

    [Fact]
    public async Task What_was_found_is_remembered_for_five_minutes_and_what_was_not_is_asked_again()
    {
        var time = new FakeTimeProvider();
        await using PlexStage stage = await PlexStage.StartAsync(time: time);
        ILibraryCatalog catalog = stage.Connect().Catalog;

        await catalog.FindAsync(PlexStage.LocalFilm, PlexStage.Token);
        await catalog.FindAsync(PlexStage.LocalFilm, PlexStage.Token);
        int afterTwo = stage.Server.Calls[PlexCalls.Lookup];
        time.Advance(TimeSpan.FromSeconds(301));
        await catalog.FindAsync(PlexStage.LocalFilm, PlexStage.Token);
        int afterThree = stage.Server.Calls[PlexCalls.Lookup];
        await catalog.FindAsync("/media/films/New/new.mkv", PlexStage.Token);
        stage.Server.AddMovie("1", "New", null, "/pms/films/New/new.mkv");

        Assert.Equal((1, 2), (afterTwo, afterThree));
        Assert.NotNull(await catalog.FindAsync("/media/films/New/new.mkv", PlexStage.Token));
    }

    [Fact]
    public async Task A_library_that_is_turned_off_is_not_searched()
    {
        _stage.Settings = _stage.Settings with { Libraries = [.. _stage.Settings.Libraries.Select(library => library with { Enabled = library.Id == "2" })] };

        Assert.Null(await _stage.Connect().Catalog.FindAsync(PlexStage.LocalFilm, PlexStage.Token));
        Assert.DoesNotContain(_stage.Server.Requests, request => request.Path == "/library/sections/1/all");
    }

    [Fact]
    public async Task A_library_that_can_not_be_searched_hides_nothing_and_is_never_taken_for_empty()
    {
        _stage.Server.Faults.On("GET /library/sections/1/all", Fault.Status(404));
        ServerConnection connection = _stage.Connect();

        Assert.NotNull(await connection.Catalog.FindAsync(PlexStage.LocalFog, PlexStage.Token));
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => connection.Catalog.FindAsync(PlexStage.LocalFilm, PlexStage.Token));
    }

    [Theory]
    [InlineData("501", 2)]
    [InlineData("/library/metadata/501", 2)]
    [InlineData("777", 1)]
    [InlineData("/library/metadata/777/children", 1)]
    [InlineData("99999", 0)]
    [InlineData("../../prefs", 0)]
    [InlineData("", 0)]
    public async Task An_item_has_the_files_of_all_its_versions_and_a_show_those_of_its_episodes(string id, int files)
    {
        Assert.Equal(files, (await _stage.Connect().Catalog.FilesOfAsync(id, PlexStage.Token)).Count);
    }

    [Fact]
    public async Task A_season_has_the_files_of_its_episodes()
    {
        PlexItem episode = _stage.Server.FindFile(PlexFixture.Fog)!;

        IReadOnlyList<ServerItem> files = await _stage.Connect().Catalog.FilesOfAsync($"{episode.ParentKey}", PlexStage.Token);

        Assert.Equal([PlexFixture.Fog], files.Select(file => file.RemotePath));
        Assert.Equal(1, _stage.Server.Calls[PlexCalls.Children]);
    }
}
