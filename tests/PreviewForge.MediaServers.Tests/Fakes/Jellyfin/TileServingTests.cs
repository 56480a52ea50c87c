namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>What players get.</summary>
public sealed class TileServingTests : IAsyncLifetime
{
    private JellyfinBench _bench = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _bench = await JellyfinBench.StartAsync(JellyfinBench.Release("12"));
        _bench.Switch(extract: true, onScan: false, withMedia: true);
        _id = _bench.AddFilm(TimeSpan.FromSeconds(130)).Id;
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_playlist_is_written_by_the_row()
    {
        _bench.WriteTiles(13);
        _bench.Server.StartTask("RefreshTrickplayImages");

        var reply = await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/320/tiles.m3u8");

        Assert.Equal("application/vnd.apple.mpegurl", reply.MediaType);
        Assert.Equal(
            $"""
            #EXTM3U
            #EXT-X-TARGETDURATION:1
            #EXT-X-VERSION:7
            #EXT-X-MEDIA-SEQUENCE:1
            #EXT-X-PLAYLIST-TYPE:VOD
            #EXT-X-IMAGES-ONLY
            #EXTINF:130,
            #EXT-X-TILES:RESOLUTION=320x10,LAYOUT=10x10,DURATION=10
            0.jpg?MediaSourceId={_id}&ApiKey={_bench.Key}
            #EXT-X-ENDLIST

            """,
            reply.Text);
    }

    [Fact]
    public async Task The_last_sheet_lasts_only_as_long_as_its_pictures()
    {
        _bench.Server.SetTrickplay(new FakeServers.Jellyfin.Trickplay.TrickplayRow
        {
            ItemId = _id, Width = 320, Height = 180, TileWidth = 10, TileHeight = 10, ThumbnailCount = 242, Interval = 2500, Bandwidth = 1,
        });

        var lines = (await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/320/tiles.m3u8")).Text.Split('\n');

        Assert.Equal(["#EXTINF:250,", "#EXTINF:250,", "#EXTINF:105,"], lines.Where(line => line.StartsWith("#EXTINF", StringComparison.Ordinal)));
        Assert.Contains("#EXT-X-TARGETDURATION:3", lines);
    }

    [Fact]
    public async Task A_tile_is_the_file_unchanged()
    {
        var folder = _bench.WriteTiles(13);
        _bench.Server.StartTask("RefreshTrickplayImages");

        using var response = await _bench.Client.OpenAsync("GET", $"Videos/{_id}/Trickplay/320/0.jpg");

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "0.jpg"), TestContext.Current.CancellationToken), await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("image/jpeg", "attachment"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.DispositionType));
        Assert.NotNull(response.Content.Headers.LastModified);
    }

    [Fact]
    public async Task Where_tiles_are_is_decided_when_they_are_asked_for()
    {
        _bench.WriteTiles(13);
        _bench.Server.StartTask("RefreshTrickplayImages");

        _bench.Switch(extract: true, onScan: false, withMedia: false);

        Assert.Equal(404, (await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/320/0.jpg")).Status);
        Assert.Equal(200, (await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/320/tiles.m3u8")).Status);
        _bench.WriteTiles(1, withMedia: false);
        Assert.Equal(200, (await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/320/0.jpg")).Status);
    }

    [Fact]
    public async Task The_move_task_takes_tiles_to_where_they_are_looked_for()
    {
        _bench.WriteTiles(13);
        _bench.Server.StartTask("RefreshTrickplayImages");
        _bench.Switch(extract: true, onScan: false, withMedia: false);

        _bench.Server.StartTask("MoveTrickplayImages");

        Assert.Equal((false, true), (Directory.Exists(_bench.Tiles(true)), Directory.Exists(_bench.Tiles(false))));
        Assert.Equal(200, (await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/320/0.jpg")).Status);
    }

    [Theory]
    [InlineData("240/tiles.m3u8")]
    [InlineData("320/7.jpg")]
    [InlineData("320/x.jpg")]
    public async Task What_is_not_there_is_404(string target)
    {
        _bench.WriteTiles(13);
        _bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal(404, (await _bench.Client.GetAsync($"Videos/{_id}/Trickplay/{target}")).Status);
    }

    [Fact]
    public async Task Items_show_their_rows_by_version_and_width()
    {
        Assert.Equal("{}", (await TrickplayAsync()).GetRawText());
        _bench.WriteTiles(13);
        _bench.Server.StartTask("RefreshTrickplayImages");

        var row = (await TrickplayAsync()).GetProperty(_id).GetProperty("320");

        Assert.Equal((320, 13, 10_000), (row.GetProperty("Width").GetInt32(), row.GetProperty("ThumbnailCount").GetInt32(), row.GetProperty("Interval").GetInt32()));
    }

    private async Task<System.Text.Json.JsonElement> TrickplayAsync() =>
        (await _bench.JsonAsync($"Items?Ids={_id}&Fields=Trickplay")).GetProperty("Items")[0].GetProperty("Trickplay");
}
