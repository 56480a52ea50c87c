using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class JellyfinCatalogTests : JellyfinTest
{
    [Theory]
    [InlineData("10.11.2")]
    [InlineData("12.0.0")]
    public async Task One_header_is_all_that_is_sent_to_any_version(string version)
    {
        await StartAsync(version[..2] == "12" ? JellyfinRelease.V12 : JellyfinRelease.V1011);
        Server.Version = version;

        ServerInfo info = await Connect().Probe.AskAsync(Token);

        Assert.Equal(("Den", version), (info.Name, info.Version));
        ReceivedRequest request = Assert.Single(Server.Requests);
        Assert.StartsWith("MediaBrowser Token=\"", request.Headers["Authorization"], StringComparison.Ordinal);
        Assert.DoesNotContain("X-Emby-Token", request.Headers.Keys);
    }

    [Fact]
    public async Task A_server_that_is_starting_is_away_and_not_empty()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.IsLoading = true;

        ServerUnreachableException starting = await Assert.ThrowsAsync<ServerUnreachableException>(() => Connect().Catalog.ListLibrariesAsync(Token));

        Assert.Contains("starting", starting.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_version_of_a_film_is_an_item_with_an_id_and_size_of_its_own_and_many_films_cost_one_call()
    {
        await StartAsync(JellyfinRelease.V12);
        for (int film = 0; film < 30; film++)
        {
            Server.Add(Library, new MediaSeed($"{Films}/F{film}/F{film} - 1080p.mkv") { Size = 100 + film });
            Server.Add(Library, new MediaSeed($"{Films}/F{film}/F{film} - 2160p.mkv") { Size = 900 + film });
        }

        Server.Add(Library, $"{Films}/Single/Single.mkv");
        Server.Forget();
        ItemPage page = Assert.Single(await Connect().Catalog.ListItemsAsync(new ListingRequest(Stage.Settings.Libraries[0]), null, Token).ToListAsync(Token));

        Assert.Equal(61, page.Items.Select(item => item.ItemId).Distinct().Count());
        Assert.Equal(2, Server.Calls["Items"]);
        Assert.Contains(page.Items, item => item is { Size: 929 } && item.RemotePath.EndsWith("F29 - 2160p.mkv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Versions_that_can_not_be_asked_for_fail_the_listing()
    {
        await StartAsync(JellyfinRelease.V12);
        Server.Add(Library, $"{Films}/F/F - 1080p.mkv");
        Server.Add(Library, $"{Films}/F/F - 2160p.mkv");
        Server.Faults.When(request => request.Query["Ids"] is not null, Fault.Status(500));

        await Assert.ThrowsAsync<UnexpectedAnswerException>(
            async () => await Connect().Catalog.ListItemsAsync(new ListingRequest(Stage.Settings.Libraries[0]), null, Token).ToListAsync(Token));
    }

    [Fact]
    public async Task All_versions_of_an_item_are_its_files()
    {
        await StartAsync(JellyfinRelease.V1011);
        Server.Add(Library, $"{Films}/F/F - 1080p.mkv");
        LibraryItem film = Server.Add(Library, $"{Films}/F/F - 2160p.mkv");

        IReadOnlyList<ServerItem> files = await Connect().Catalog.FilesOfAsync(Guid.Parse(film.Id).ToString("D"), Token);

        Assert.Equal(film.Versions.Select(version => version.Id).Order(), files.Select(file => file.ItemId).Order());
    }

    [Fact]
    public async Task The_plugin_is_asked_for_a_path_first()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        string path = WriteFilm();
        Server.Forget();

        ServerItem? found = await Connect().Catalog.FindAsync(path, Token);

        Assert.Equal(Server.FindByPath(QuietHarbour)!.Id, found?.ItemId);
        Assert.Equal(["BridgePing", "BridgeResolvePath"], Server.Requests.Select(request => request.Endpoint));
    }

    [Fact]
    public async Task What_the_plugin_does_not_know_is_looked_for_otherwise()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        WriteFilm();
        Stage.Settings = Stage.Settings with { PathMappings = [] };

        Assert.NotNull(await Connect().Catalog.FindAsync("/mnt/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", Token));
    }

    [Fact]
    public async Task A_plugin_that_does_not_answer_ends_the_lookup_with_no_further_call()
    {
        await StartAsync(JellyfinRelease.V12, plugin: true);
        Stage.Settings = Stage.Settings with { Timeout = TimeSpan.FromSeconds(1) };
        string path = WriteFilm();
        Server.Faults.On("/MediaPreviewBridge/ResolvePath", Fault.Hang());
        Server.Forget();

        await Assert.ThrowsAsync<ServerUnreachableException>(() => Connect().Catalog.FindAsync(path, Token));

        Assert.Equal(["BridgePing", "BridgeResolvePath"], Server.Requests.Select(request => request.Endpoint));
    }

    [Fact]
    public async Task Another_version_of_a_film_is_found_by_its_own_path_without_the_plugin()
    {
        await StartAsync(JellyfinRelease.V1011);
        Server.Add(Library, $"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 1080p.mkv");
        LibraryItem film = Server.Add(Library, $"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 2160p.mkv");

        ServerItem? found = await Connect().Catalog.FindAsync(Server.Disk.ToLocal($"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 2160p.mkv"), Token);

        Assert.Equal(film.VersionAt($"{Films}/Quiet Harbour (2019)/Quiet Harbour (2019) - 2160p.mkv")!.Id, found?.ItemId);
    }
}
