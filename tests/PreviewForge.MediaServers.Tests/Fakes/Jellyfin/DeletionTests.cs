namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>What destroys tiles.</summary>
public sealed class DeletionTests
{
    [Theory]
    [InlineData("10.11", true, false)]
    [InlineData("10.11", false, false)]
    [InlineData("12", true, true)]
    [InlineData("12", false, false)]
    public async Task Extraction_off_deletes_tiles_at_the_next_run(string version, bool withMedia, bool survives)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan: false, withMedia);
        bench.AddFilm();
        bench.WriteTiles(13, withMedia);
        bench.Server.StartTask("RefreshTrickplayImages");
        Assert.Single(bench.Server.TrickplayRows);

        bench.Switch(extract: false, onScan: false, withMedia);
        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal((survives, survives), (Directory.Exists(bench.Tiles(withMedia)), bench.Server.TrickplayRows.Count == 1));
    }

    [Fact]
    public async Task Version_12_with_extraction_off_drops_rows_of_tiles_beside_the_media_too_but_not_the_tiles()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        bench.AddFilm();
        bench.WriteTiles(13);
        bench.Server.StartTask("RefreshTrickplayImages");

        bench.Switch(extract: false, onScan: false, withMedia: false);
        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Empty(bench.Server.TrickplayRows);
        Assert.True(Directory.Exists(bench.Tiles(withMedia: true)));
    }

    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task A_replaced_file_takes_its_row_and_both_places_along(string version)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan: false, withMedia: true);
        var film = bench.AddFilm();
        bench.WriteTiles(13, withMedia: true);
        bench.WriteTiles(13, withMedia: false);
        bench.Server.StartTask("RefreshTrickplayImages");

        bench.WriteFilm("a longer text");
        await bench.PostAsync("Library/Refresh");

        Assert.Empty(bench.Server.TrickplayRows);
        Assert.Equal((false, false), (Directory.Exists(bench.Tiles(true)), Directory.Exists(bench.Tiles(false))));
        var source = (await bench.JsonAsync($"Items?Ids={film.Id}&Fields=MediaSources")).GetProperty("Items")[0].GetProperty("MediaSources")[0];
        Assert.Equal("a longer text".Length, source.GetProperty("Size").GetInt64());
    }

    [Fact]
    public async Task A_refresh_of_the_item_notices_a_replaced_file_too()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        var film = bench.AddFilm();
        bench.WriteTiles(13);
        bench.WriteFilm("a longer text");

        await bench.PostAsync($"Items/{film.Id}/Refresh");

        Assert.False(Directory.Exists(bench.Tiles(true)));
    }

    [Fact]
    public async Task An_unchanged_file_loses_nothing()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        bench.AddFilm();
        bench.WriteTiles(13);
        bench.Server.StartTask("RefreshTrickplayImages");

        bench.WriteFilm("first");
        bench.Server.ScanNow();

        Assert.Single(bench.Server.TrickplayRows);
        Assert.True(Directory.Exists(bench.Tiles(true)));
    }

    [Theory]
    [InlineData("10.11", true)]
    [InlineData("12", false)]
    public async Task A_removed_file_loses_its_row_and_on_12_the_folder_beside_it(string version, bool folderStays)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan: false, withMedia: true);
        bench.AddFilm();
        bench.WriteTiles(13, withMedia: true);
        var inData = bench.WriteTiles(13, withMedia: false);
        bench.Server.StartTask("RefreshTrickplayImages");

        bench.DeleteFilm();
        await bench.PostAsync("Library/Media/Updated", $$"""{"Updates":[{"Path":"{{JellyfinBench.FilmPath}}","UpdateType":"Deleted"}]}""");

        Assert.Null(bench.Server.FindByPath(JellyfinBench.FilmPath));
        Assert.Empty(bench.Server.TrickplayRows);
        Assert.Equal((folderStays, false), (Directory.Exists(bench.Tiles(true)), Directory.Exists(inData)));
    }

    [Fact]
    public async Task A_path_is_looked_at_when_the_delay_is_over()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Server.Indexing = new FakeServers.MediaBrowser.Indexing.After(TimeSpan.FromSeconds(60));
        bench.WriteFilm("new");

        await bench.PostAsync("Library/Media/Updated", $$"""{"Updates":[{"Path":"{{JellyfinBench.FilmPath}}","UpdateType":"Created"}]}""");
        bench.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(bench.Server.FindByPath(JellyfinBench.FilmPath));
        Assert.Single(bench.Server.PendingUpdates);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Quiet Harbour", bench.Server.FindByPath(JellyfinBench.FilmPath)?.Name);
        Assert.Empty(bench.Server.PendingUpdates);
    }

    [Fact]
    public async Task By_hand_a_path_is_looked_at_when_the_test_says_so()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Server.Indexing = new FakeServers.MediaBrowser.Indexing.ByHand();
        bench.WriteFilm("new");
        await bench.PostAsync("Library/Media/Updated", $$"""{"Updates":[{"Path":"{{JellyfinBench.FilmPath}}","UpdateType":"Created"}]}""");
        Assert.Null(bench.Server.FindByPath(JellyfinBench.FilmPath));

        bench.Server.IndexNow(JellyfinBench.FilmPath);

        Assert.NotNull(bench.Server.FindByPath(JellyfinBench.FilmPath));
    }
}
