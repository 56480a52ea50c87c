using PreviewForge.FakeServers.Jellyfin.Plugins;

namespace PreviewForge.MediaServers.Tests.Fakes.Jellyfin;

/// <summary>The bridge plugin, and how plugins come and go.</summary>
public sealed class BridgeTests : IAsyncLifetime
{
    private const string Manifest = "https://p.example/manifest.json";
    private JellyfinBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await JellyfinBench.StartAsync(JellyfinBench.Release("10.11"));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_ping_answers_anybody_once_the_plugin_runs()
    {
        using var anybody = new TestClient(_bench.Server);
        Assert.Equal(404, (await anybody.GetAsync("MediaPreviewBridge/Ping")).Status);

        _bench.Server.Install(FakePackage.Bridge);

        Assert.Equal("""{"plugin":"MediaPreviewBridge","version":"10.11.0.3","ok":true,"trickplayRoot":"data/trickplay"}""", (await anybody.GetAsync("MediaPreviewBridge/Ping")).Text);
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_path_is_resolved_exactly()
    {
        _bench.Server.Install(FakePackage.Bridge);
        var film = _bench.AddFilm();

        var found = await _bench.JsonAsync("MediaPreviewBridge/ResolvePath?path=" + Uri.EscapeDataString(JellyfinBench.FilmPath));

        Assert.Equal((film.Id, "Quiet Harbour", "Movie"), (found.GetProperty("itemId").GetString(), found.GetProperty("name").GetString(), found.GetProperty("type").GetString()));
        Assert.Equal(404, (await _bench.Client.GetAsync("MediaPreviewBridge/ResolvePath?path=" + Uri.EscapeDataString(JellyfinBench.FilmPath.ToUpperInvariant()))).Status);
        Assert.Equal(400, (await _bench.Client.GetAsync("MediaPreviewBridge/ResolvePath?path=%20")).Status);
    }

    [Theory]
    [InlineData(242, true)]
    [InlineData(100, false)]
    [InlineData(1, true)]
    public async Task Registering_counts_pictures_and_shows_them_at_once(int pictures, bool withMedia)
    {
        _bench.Server.Install(FakePackage.Bridge);
        var film = _bench.AddFilm();
        _bench.WriteTiles(pictures, withMedia);

        Assert.Equal(204, await _bench.PostAsync($"MediaPreviewBridge/Trickplay/{film.Id}?width=320&intervalMs=5000&saveWithMedia={(withMedia ? "true" : "false")}"));

        var row = _bench.Row();
        Assert.Equal((pictures, 5000, 320, 10), (row.ThumbnailCount, row.Interval, row.Width, row.Height));
        Assert.Equal(film.Id, row.ItemId);
    }

    [Fact]
    public async Task A_registered_row_replaces_an_older_one_and_survives_the_task()
    {
        _bench.Server.Install(FakePackage.Bridge);
        _bench.Switch(extract: true, onScan: false, withMedia: true);
        var film = _bench.AddFilm();
        _bench.WriteTiles(120);
        _bench.Server.StartTask("RefreshTrickplayImages");

        await _bench.PostAsync($"MediaPreviewBridge/Trickplay/{film.Id}?width=320&intervalMs=5000");
        _bench.Server.StartTask("RefreshTrickplayImages");

        Assert.Equal((120, 5000), (_bench.Row().ThumbnailCount, _bench.Row().Interval));
    }

    [Theory]
    [InlineData("{id}?width=0&intervalMs=5000", 400)]
    [InlineData("{id}?width=320&intervalMs=-1", 400)]
    [InlineData("{id}?width=240&intervalMs=5000", 404)]
    [InlineData("{id}?width=320&intervalMs=5000&saveWithMedia=false", 404)]
    [InlineData("0f0e0d0c0b0a09080706050403020100?width=320&intervalMs=5000", 404)]
    public async Task What_can_not_be_registered_is_refused(string target, int status)
    {
        _bench.Server.Install(FakePackage.Bridge);
        var film = _bench.AddFilm();
        _bench.WriteTiles(13);

        Assert.Equal(status, await _bench.PostAsync("MediaPreviewBridge/Trickplay/" + target.Replace("{id}", film.Id, StringComparison.Ordinal)));
        Assert.Empty(_bench.Server.TrickplayRows);
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task A_sheet_that_is_no_picture_is_refused()
    {
        _bench.Server.Install(FakePackage.Bridge);
        var film = _bench.AddFilm();
        File.WriteAllText(Path.Combine(_bench.WriteTiles(13), "0.jpg"), "no picture");

        Assert.Equal(400, await _bench.PostAsync($"MediaPreviewBridge/Trickplay/{film.Id}?width=320&intervalMs=5000"));
    }

    [Fact]
    public async Task A_plugin_is_installed_from_a_repository_and_runs_after_a_restart()
    {
        _bench.Server.Offer(Manifest, FakePackage.Bridge);
        _bench.Server.RestartTakes = TimeSpan.FromSeconds(20);
        var install = $"Packages/Installed/Media%20Preview%20Bridge?assemblyGuid={FakePackage.Bridge.Id}&repositoryUrl={Uri.EscapeDataString(Manifest)}";
        Assert.Equal(404, await _bench.PostAsync(install));

        Assert.Equal("Stable", (await _bench.JsonAsync("Repositories"))[0].GetProperty("Name").GetString());
        Assert.Equal(204, await _bench.PostAsync("Repositories", $$"""[{"Name":"Stable","Url":"https://r.example/m.json","Enabled":true},{"Name":"Ours","Url":"{{Manifest}}","Enabled":true}]"""));
        Assert.Equal(204, await _bench.PostAsync(install));
        Assert.Equal(["Restart"], _bench.Server.InstalledPlugins.Select(plugin => plugin.Status));
        Assert.Equal(204, await _bench.PostAsync("System/Restart"));

        Assert.Equal([503, 200], await StatusesAsync("MediaPreviewBridge/Ping", "System/Info/Public"));
        _bench.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal([200, 200], await StatusesAsync("MediaPreviewBridge/Ping", "Plugins"));
        Assert.Equal("Active", (await _bench.JsonAsync("Plugins"))[0].GetProperty("Status").GetString());
        _bench.Server.ThrowIfViolated();
    }

    [Fact]
    public async Task An_uninstalled_plugin_runs_until_the_restart()
    {
        _bench.Server.Install(FakePackage.Bridge);
        var target = $"Plugins/{FakePackage.Bridge.Id}";

        Assert.Equal(204, (await _bench.Client.SendAsync("DELETE", target)).Status);
        Assert.Equal(404, (await _bench.Client.SendAsync("DELETE", target)).Status);
        Assert.Equal([200], await StatusesAsync("MediaPreviewBridge/Ping"));
        await _bench.PostAsync("System/Restart");

        Assert.Equal([404], await StatusesAsync("MediaPreviewBridge/Ping"));
        Assert.Empty(_bench.Server.InstalledPlugins);
    }

    [Fact]
    public async Task A_package_can_not_be_deleted()
    {
        Assert.Equal(405, (await _bench.Client.SendAsync("DELETE", $"Packages/{FakePackage.Bridge.Id}")).Status);
        Assert.Single(_bench.Server.Violations);
    }

    [Fact]
    public async Task A_restart_by_hand_lasts_until_it_is_ended()
    {
        _bench.Server.RestartTakes = null;
        await _bench.PostAsync("System/Restart");
        var reply = await _bench.Client.GetAsync("System/Info");
        Assert.Equal((503, "text/html"), (reply.Status, reply.MediaType));

        _bench.Server.EndRestart();

        Assert.Equal([200], await StatusesAsync("System/Info"));
    }

    private async Task<List<int>> StatusesAsync(params string[] targets)
    {
        List<int> statuses = [];
        foreach (var target in targets)
        {
            statuses.Add((await _bench.Client.GetAsync(target)).Status);
        }

        return statuses;
    }
}
