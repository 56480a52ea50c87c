namespace PreviewForge.MediaServers.Tests.Fakes.Emby;

/// <summary>Large libraries that take no memory.</summary>
public sealed class GeneratedMovieTests : IAsyncLifetime
{
    private const string Scan = "IncludeItemTypes=Movie,Episode&Recursive=true&Fields=Path,MediaSourceCount&Limit=1000&StartIndex=";
    private EmbyBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await EmbyBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task They_are_listed_page_by_page_after_the_others()
    {
        _bench.Server.Add(_bench.Library, EmbyBench.FilmPath);
        _bench.Server.AddGeneratedMovies(_bench.Library, 1499);

        var first = await _bench.ItemsAsync(Scan + "0");
        var second = await _bench.ItemsAsync(Scan + "1000");

        Assert.Equal((1000, 1500, 500, 1500), (first.Items.Count, first.Total, second.Items.Count, second.Total));
        Assert.Equal(1500, first.Items.Concat(second.Items).Select(item => item.GetProperty("Id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_hundred_thousand_are_read_to_the_end_and_none_is_kept()
    {
        _bench.Server.AddGeneratedMovies(_bench.Library, 100_000);

        HashSet<string?> ids = [];
        for (var start = 0; start < 100_000; start += 10_000)
        {
            var (items, total) = await _bench.ItemsAsync($"IncludeItemTypes=Movie&Recursive=true&Fields=Path&Limit=10000&StartIndex={start}");
            Assert.Equal(100_000, total);
            ids.UnionWith(items.Select(item => item.GetProperty("Id").GetString()));
        }

        Assert.Equal(100_000, ids.Count);
        Assert.Empty(_bench.Server.Items);
    }

    [Fact]
    public async Task Each_is_found_by_id_by_path_and_by_name()
    {
        _bench.Server.AddGeneratedMovies(_bench.Library, 100_000);
        var (items, total) = await _bench.ItemsAsync("NameStartsWith=film%20099&Recursive=true&Fields=Path&StartIndex=999&Limit=1");
        var (id, path) = (items[0].GetProperty("Id").GetString()!, items[0].GetProperty("Path").GetString()!);

        Assert.Equal(1000, total);
        Assert.Equal("/em/films/Film 099999 (1974)/Film 099999 (1974).mkv", path);
        Assert.Equal(path, Assert.Single((await _bench.ItemsAsync($"Ids={id}&Fields=Path")).Items).GetProperty("Path").GetString());
        Assert.Equal(id, Assert.Single((await _bench.ItemsAsync($"Path={Uri.EscapeDataString(path)}&Recursive=true")).Items).GetProperty("Id").GetString());
    }

    [Fact]
    public async Task The_newest_come_first_among_all()
    {
        _bench.Server.AddGeneratedMovies(_bench.Library, 1000);
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        _bench.Server.Add(_bench.Library, EmbyBench.FilmPath);

        var (items, total) = await _bench.ItemsAsync("Recursive=true&SortBy=DateCreated&SortOrder=Descending&Limit=3");

        Assert.Equal(["Quiet Harbour", "Film 000000", "Film 000001"], items.Select(item => item.GetProperty("Name").GetString()));
        Assert.Equal(1001, total);
    }
}
