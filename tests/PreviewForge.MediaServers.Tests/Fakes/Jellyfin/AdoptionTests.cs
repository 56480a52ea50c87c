namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>What makes tiles visible, and what the row then says, as measured on both version lines.</summary>
public sealed class AdoptionTests
{
    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task Files_scans_and_default_refreshes_adopt_nothing_for_a_known_item(string version)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan: true, withMedia: true);
        var film = bench.AddFilm();
        bench.WriteTiles(13);

        Assert.Equal(204, await bench.PostAsync("Library/Refresh"));
        Assert.Equal(204, await bench.PostAsync($"Items/{film.Id}/Refresh"));
        Assert.Equal(204, await bench.PostAsync($"Items/{film.Id}/Refresh?metadataRefreshMode=Default"));
        bench.Server.StartTask("RefreshLibrary");

        Assert.Empty(bench.Server.TrickplayRows);
        bench.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("10.11", true)]
    [InlineData("10.11", false)]
    [InlineData("12", true)]
    [InlineData("12", false)]
    public async Task A_full_refresh_adopts_if_scans_may(string version, bool onScan)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan, withMedia: true);
        var film = bench.AddFilm();
        bench.WriteTiles(13);

        await bench.PostAsync($"Items/{film.Id}/Refresh?metadataRefreshMode=FullRefresh");

        Assert.Equal(onScan ? 1 : 0, bench.Server.TrickplayRows.Count);
    }

    [Theory]
    [InlineData("10.11", true)]
    [InlineData("12", true)]
    [InlineData("12", false)]
    public async Task The_first_scan_of_a_new_item_adopts_if_scans_may(string version, bool onScan)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan, withMedia: true);
        bench.WriteFilm("new");
        bench.WriteTiles(13);

        await bench.PostAsync("Library/Media/Updated", $$"""{"Updates":[{"Path":"{{JellyfinBench.FilmPath}}","UpdateType":"Created"}]}""");

        Assert.NotNull(bench.Server.FindByPath(JellyfinBench.FilmPath));
        Assert.Equal(onScan ? 1 : 0, bench.Server.TrickplayRows.Count);
    }

    [Theory]
    [InlineData(13, 1)]
    [InlineData(120, 2)]
    public async Task Version_10_11_takes_the_number_of_sheets_for_that_of_pictures(int pictures, int counted)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("10.11"));
        bench.Switch(extract: true, onScan: false, withMedia: true);
        bench.AddFilm();
        bench.WriteTiles(pictures);

        await RunTaskAsync(bench, "RefreshTrickplayImages");

        var row = bench.Row();
        Assert.Equal((counted, 10_000, 10), (row.ThumbnailCount, row.Interval, row.Height));
    }

    [Fact]
    public async Task Version_10_11_deletes_folders_of_other_widths_and_grids()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("10.11"));
        bench.Switch(extract: true, onScan: false, withMedia: true);
        bench.AddFilm();
        bench.WriteTiles(13);
        bench.WriteTiles(13, set: "240 - 5x5");
        bench.WriteTiles(13, set: "240 - 10x10");

        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal([true, false, false], new[] { "320 - 10x10", "240 - 5x5", "240 - 10x10" }.Select(set => Directory.Exists(bench.Tiles(true, set))));
    }

    [Theory]
    [InlineData(10_000, 120, 4000, 150)]
    [InlineData(5000, 120, 5000, 120)]
    [InlineData(10_000, 60, 10_000, 60)]
    public async Task Version_12_infers_the_interval(int serverInterval, int pictures, int interval, int counted)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        bench.Server.Configuration["TrickplayOptions"]!["Interval"] = serverInterval;
        bench.AddFilm(TimeSpan.FromSeconds(600));
        bench.WriteTiles(pictures);

        await RunTaskAsync(bench, "RefreshTrickplayImages");

        Assert.Equal((interval, counted), (bench.Row().Interval, bench.Row().ThumbnailCount));
    }

    [Fact]
    public async Task Version_12_adopts_any_width_and_grid_but_only_well_named_folders()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        bench.AddFilm();
        bench.WriteTiles(13, set: "240 - 5x5");
        Directory.CreateDirectory(bench.Tiles(true, "320-10x10"));
        File.Copy(Path.Combine(bench.Tiles(true, "240 - 5x5"), "0.jpg"), Path.Combine(bench.Tiles(true, "320-10x10"), "0.jpg"));

        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal((240, 5, 5), (bench.Row().Width, bench.Row().TileWidth, bench.Row().TileHeight));
    }

    [Fact]
    public async Task Version_12_keeps_an_old_row_until_the_folder_was_away_for_a_run()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        bench.AddFilm(TimeSpan.FromSeconds(600));
        bench.WriteTiles(60);
        bench.Server.StartTask("RefreshTrickplayImages");
        bench.WriteTiles(120);
        bench.Server.StartTask("RefreshTrickplayImages");
        Assert.Equal(60, bench.Row().ThumbnailCount);

        Directory.Move(bench.Tiles(true), bench.Tiles(true) + " away");
        bench.Server.StartTask("RefreshTrickplayImages");
        Assert.Empty(bench.Server.TrickplayRows);
        Directory.Move(bench.Tiles(true) + " away", bench.Tiles(true));
        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal(150, bench.Row().ThumbnailCount);
    }

    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task With_extraction_on_missing_tiles_are_made_by_the_server_itself(string version)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan: false, withMedia: false);
        bench.Server.MakesTiles = true;
        bench.AddFilm(TimeSpan.FromSeconds(130));

        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal((13, 180), (bench.Row().ThumbnailCount, bench.Row().Height));
        Assert.True(File.Exists(Path.Combine(bench.Tiles(withMedia: false), "0.jpg")));
    }

    [Fact]
    public async Task A_video_shorter_than_an_interval_is_left_alone()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("10.11"));
        bench.Switch(extract: true, onScan: false, withMedia: true);
        bench.AddFilm(TimeSpan.FromSeconds(9));
        bench.WriteTiles(1);

        bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Empty(bench.Server.TrickplayRows);
    }

    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task Regeneration_throws_tiles_away_and_makes_its_own(string version)
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release(version));
        bench.Switch(extract: true, onScan: true, withMedia: true);
        bench.Server.MakesTiles = true;
        var film = bench.AddFilm(TimeSpan.FromSeconds(600));
        bench.WriteTiles(120);
        bench.Server.StartTask("RefreshTrickplayImages");

        await bench.PostAsync($"Items/{film.Id}/Refresh?metadataRefreshMode=FullRefresh&regenerateTrickplay=true");

        Assert.Equal(60, bench.Row().ThumbnailCount);
        Assert.False(File.Exists(Path.Combine(bench.Tiles(withMedia: true), "1.jpg")));
    }

    [Fact]
    public async Task A_task_that_takes_its_time_is_seen_running()
    {
        await using var bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        bench.Switch(extract: false, onScan: false, withMedia: true);
        bench.Server.TasksTake = TimeSpan.FromSeconds(30);
        bench.AddFilm();
        bench.WriteTiles(13);

        await RunTaskAsync(bench, "RefreshTrickplayImages");
        Assert.Equal(("Running", 0), (bench.Server.FindTask("RefreshTrickplayImages").State, bench.Server.TrickplayRows.Count));
        bench.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(("Idle", 1), (bench.Server.FindTask("RefreshTrickplayImages").State, bench.Server.TrickplayRows.Count));
    }

    private static async Task RunTaskAsync(JellyfinBench bench, string key)
    {
        var tasks = (await bench.JsonAsync("ScheduledTasks?IsHidden=false")).EnumerateArray();
        var id = tasks.Single(task => task.GetProperty("Key").GetString() == key).GetProperty("Id").GetString();
        Assert.Equal(204, await bench.PostAsync($"ScheduledTasks/Running/{id}"));
    }
}
