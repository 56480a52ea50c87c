using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>Listing and finding items.</summary>
public sealed class ItemTests : IAsyncLifetime
{
    private JellyfinBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await JellyfinBench.StartAsync(JellyfinBench.Release("10.11"));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Versions_of_a_film_are_sources_with_ids_of_their_own()
    {
        var user = _bench.Server.AddUser(new FakeUser("u-2", "ada", "pw", true));
        _bench.Server.Add(_bench.Library, new MediaSeed("/jf/films/QH/QH - 1080p.mkv") { Id = "m1" });
        _bench.Server.Add(_bench.Library, new MediaSeed("/jf/films/QH/QH - 2160p.mkv") { Id = "m2" });

        var row = Assert.Single((await ItemsAsync("Items?IncludeItemTypes=Movie,Episode&Recursive=true&Fields=Path,MediaSourceCount")).Items);
        Assert.Equal(("m1", 2), (row.GetProperty("Id").GetString(), row.GetProperty("MediaSourceCount").GetInt32()));
        var item = Assert.Single((await ItemsAsync($"Items?Ids=m1&Fields=Path%2CMediaSources&UserId={user.Id}")).Items);

        Assert.Equal(
            [("m1", "/jf/films/QH/QH - 1080p.mkv"), ("m2", "/jf/films/QH/QH - 2160p.mkv")],
            item.GetProperty("MediaSources").EnumerateArray().Select(source => (source.GetProperty("Id").GetString(), source.GetProperty("Path").GetString())));
        var second = Assert.Single((await ItemsAsync("Items?Ids=m2&Fields=Path")).Items);
        Assert.Equal("/jf/films/QH/QH - 2160p.mkv", second.GetProperty("Path").GetString());
    }

    [Fact]
    public async Task Fields_that_were_not_asked_for_are_left_out()
    {
        _bench.AddFilm();

        var item = Assert.Single((await ItemsAsync("Items?Recursive=true")).Items);

        Assert.False(item.TryGetProperty("Path", out _));
        Assert.False(item.TryGetProperty("DateCreated", out _));
        Assert.Equal("Movie", item.GetProperty("Type").GetString());
    }

    [Fact]
    public async Task The_newest_come_first_with_seven_digits_of_a_second_or_without_a_date()
    {
        _bench.Server.Add(_bench.Library, new MediaSeed("/jf/films/a.mkv") { DateCreated = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero) });
        _bench.Server.Add(_bench.Library, new MediaSeed("/jf/films/b.mkv") { IsUndated = true });
        _bench.Server.Add(_bench.Library, new MediaSeed("/jf/films/c.mkv") { DateCreated = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero).AddTicks(1234567) });

        var items = (await ItemsAsync("Items?IncludeItemTypes=Movie,Episode&Recursive=true&Fields=DateCreated&SortBy=DateCreated&SortOrder=Descending&Limit=500")).Items;

        Assert.Equal(["c", "a", "b"], items.Select(item => item.GetProperty("Name").GetString()));
        Assert.Equal("2026-03-01T10:00:00.1234567Z", items[0].GetProperty("DateCreated").GetString());
        Assert.False(items[2].TryGetProperty("DateCreated", out _));
    }

    [Theory]
    [InlineData("night", 2)]
    [InlineData("The Night", 0)]
    [InlineData("Pok", 1)]
    [InlineData("Pokémon", 1)]
    public async Task Names_start_by_the_sort_name(string prefix, int count)
    {
        var shows = _bench.Server.AddLibrary("Shows", "tvshows", "/jf/tv");
        _bench.Server.Add(shows, "/jf/tv/The Night Ferry (2021)/Season 02/The Night Ferry - S02E07 - Fog.mkv");
        _bench.Server.Add(shows, "/jf/tv/Night Watch/Season 1/Night Watch - 1x01.mkv");
        _bench.Server.Add(shows, "/jf/tv/Pokémon/Season 1/a.mkv");

        var (items, total) = await ItemsAsync($"Items?NameStartsWith={Uri.EscapeDataString(prefix)}&IncludeItemTypes=Series&Recursive=true&Fields=Path&Limit=10&ParentId={shows.Id}");

        Assert.Equal((count, count), (items.Count, total));
    }

    [Fact]
    public async Task Episodes_are_found_by_series_and_season()
    {
        var shows = _bench.Server.AddLibrary("Shows", "tvshows", "/jf/tv");
        var fog = _bench.Server.Add(shows, "/jf/tv/Night Ferry/Season 02/Night Ferry - S02E07 - Fog.mkv");
        _bench.Server.Add(shows, "/jf/tv/Night Ferry/Season 01/Night Ferry - S01E01 - Quay.mkv");

        var all = await ItemsAsync($"Shows/{fog.SeriesId}/Episodes?Fields=Path,IndexNumber,ParentIndexNumber&Limit=500");
        var second = Assert.Single((await ItemsAsync($"Shows/{fog.SeriesId}/Episodes?Season=2")).Items);
        var series = Assert.Single((await ItemsAsync("Items?searchTerm=ferry&IncludeItemTypes=Series&Recursive=true&Fields=RecursiveItemCount,ChildCount")).Items);
        var children = await ItemsAsync($"Items?ParentId={fog.SeriesId}&Recursive=true&IncludeItemTypes=Episode");

        Assert.Equal(["Quay", "Fog"], all.Items.Select(item => item.GetProperty("Name").GetString()));
        Assert.Equal(("Night Ferry", 2, 7), (second.GetProperty("SeriesName").GetString(), second.GetProperty("ParentIndexNumber").GetInt32(), second.GetProperty("IndexNumber").GetInt32()));
        Assert.Equal((2, 2), (series.GetProperty("RecursiveItemCount").GetInt32(), series.GetProperty("ChildCount").GetInt32()));
        Assert.Equal(2, children.Total);
    }

    [Fact]
    public async Task Several_parents_at_once_get_400()
    {
        Assert.Equal(400, (await _bench.Client.GetAsync("Items?ParentId=a,b&Recursive=true")).Status);
        Assert.Equal(ViolationKind.WrongParameter, Assert.Single(_bench.Server.Violations).Problem.Kind);
    }

    [Fact]
    public async Task The_path_as_a_filter_is_unknown_and_passed_over()
    {
        _bench.AddFilm();

        Assert.Equal(1, (await ItemsAsync("Items?Path=%2Fnowhere&Recursive=true")).Total);
        Assert.Equal(ViolationKind.UnknownParameter, Assert.Single(_bench.Server.Violations).Problem.Kind);
    }

    [Fact]
    public async Task A_bare_item_is_given_to_a_user_and_not_to_an_API_key()
    {
        var film = _bench.AddFilm();
        var user = _bench.Server.AddUser("ada", "pw");

        Assert.Equal(400, (await _bench.Client.GetAsync($"Items/{film.Id}")).Status);
        Assert.Single(_bench.Server.Violations);
        Assert.Equal(JellyfinBench.FilmPath, (await _bench.JsonAsync($"Items/{film.Id}?userId={user.Id}")).GetProperty("Path").GetString());
        Assert.Equal(JellyfinBench.FilmPath, (await _bench.JsonAsync($"Users/{user.Id}/Items/{film.Id}?Fields=Path,MediaSources")).GetProperty("Path").GetString());
    }

    [Fact]
    public async Task An_id_is_known_with_dashes_too()
    {
        var film = _bench.AddFilm();

        Assert.Equal(1, (await ItemsAsync($"Items?Ids={Guid.Parse(film.Id):D}")).Total);
    }

    [Fact]
    public async Task Unknown_paths_are_404_and_recorded()
    {
        Assert.Equal(404, (await _bench.Client.GetAsync("System/Configuration/trickplay")).Status);
        Assert.Equal(ViolationKind.UnknownPath, Assert.Single(_bench.Server.Violations).Problem.Kind);
    }

    private async Task<(List<System.Text.Json.JsonElement> Items, int Total)> ItemsAsync(string target)
    {
        var json = await _bench.JsonAsync(target);
        return ([.. json.GetProperty("Items").EnumerateArray()], json.GetProperty("TotalRecordCount").GetInt32());
    }
}
