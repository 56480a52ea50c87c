using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Announcing;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class AnnounceWithoutPluginTests : JellyfinTest
{
    private static JellyfinRelease Line(string line) => line switch
    {
        "10.10" => JellyfinRelease.V1010,
        "10.11" => JellyfinRelease.V1011,
        _ => JellyfinRelease.V12,
    };

    [Fact]
    public async Task Jellyfin_12_takes_up_tiles_of_its_own_interval_when_the_item_is_refreshed()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm(), pictures: 60);

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video)).State);

        ReceivedRequest refresh = Assert.Single(Server.Requests, request => request.Endpoint == "RefreshItem");
        Assert.Equal("FullRefresh", refresh.Query["MetadataRefreshMode"]);
        Assert.Null(refresh.Query["RegenerateTrickplay"]);
    }

    [Theory]
    [InlineData("10.10")]
    [InlineData("10.11")]
    public async Task Older_ones_count_sheets_and_that_is_said(string line)
    {
        await StartAsync(Line(line));
        Announcement video = await PublishAsync(WriteFilm(), pictures: 60);

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Registered, outcome.State);
        Assert.Contains("believes that there are 1 pictures; there are 60", outcome.Reason, StringComparison.Ordinal);
        Assert.True(Directory.Exists(video.Outputs[0].Plan.Target));
    }

    [Theory]
    [InlineData("10.11")]
    [InlineData("12")]
    public async Task Another_interval_than_the_servers_is_not_taken_up_because_it_would_stay_wrong(string line)
    {
        await StartAsync(Line(line));
        Announcement video = await PublishAsync(WriteFilm(), pictures: 120, interval: 5);

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("wrong times", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(Server.TrickplayRows);
        Assert.Equal(0, Server.Calls["RefreshItem"]);
    }

    [Theory]
    [InlineData("10.10")]
    [InlineData("10.11")]
    public async Task With_the_main_switch_off_older_ones_would_delete_the_tiles_so_nothing_is_asked(string line)
    {
        await StartAsync(Line(line));
        Library.Set(JellyfinOptions.Extract, false);
        Announcement video = await PublishAsync(WriteFilm());

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.StartsWith("DANGER", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, Server.Calls["RefreshItem"]);
        Assert.True(Directory.Exists(video.Outputs[0].Plan.Target));
    }

    [Fact]
    public async Task With_the_main_switch_off_Jellyfin_12_leaves_tiles_beside_the_videos_to_us()
    {
        await StartAsync(JellyfinRelease.V12);
        Library.Set(JellyfinOptions.Extract, false);

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(await PublishAsync(WriteFilm()))).State);
    }

    [Fact]
    public async Task Sets_that_10_11_would_prune_are_not_shown_to_it()
    {
        await StartAsync(JellyfinRelease.V1011);
        Server.Configuration["TrickplayOptions"]!["WidthResolutions"] = new System.Text.Json.Nodes.JsonArray(320);
        Announcement video = await PublishAsync(WriteFilm());

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.StartsWith("DANGER", outcome.Reason, StringComparison.Ordinal);
        Assert.True(Directory.Exists(video.Outputs[0].Plan.Target));
    }

    [Fact]
    public async Task Without_extraction_on_scan_the_daily_task_is_waited_for_and_does_it()
    {
        await StartAsync(JellyfinRelease.V12);
        Library.Set(JellyfinOptions.ExtractOnScan, false);
        Announcement video = await PublishAsync(WriteFilm());

        AnnounceOutcome outcome = await AnnounceAsync(video);
        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("03:00", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(0, Server.Calls["RefreshItem"]);

        Server.StartTask("RefreshTrickplayImages");
        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video with { IsFirst = false })).State);
    }

    [Fact]
    public async Task A_place_that_the_server_does_not_look_at_is_said()
    {
        await StartAsync(JellyfinRelease.V12);
        Library.Set(JellyfinOptions.SaveWithMedia, false);

        AnnounceOutcome outcome = await AnnounceAsync(await PublishAsync(WriteFilm()));

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("Switch SaveTrickplayWithMedia on", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_scan_of_a_new_item_takes_up_its_tiles_by_itself()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm(isKnown: false), pictures: 60);

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video)).State);

        Assert.Equal(0, Server.Calls["RefreshItem"]);
    }

    [Fact]
    public async Task Rows_of_other_numbers_are_kept_by_the_server_and_that_is_said()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm(), pictures: 60);
        Server.SetTrickplay(new TrickplayRow
        {
            ItemId = Server.FindByPath(QuietHarbour)!.Id, Width = 32, Height = 18, TileWidth = 10, TileHeight = 10, ThumbnailCount = 150, Interval = 4000, Bandwidth = 1,
        });

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Registered, outcome.State);
        Assert.Contains("4 s apart; they are 10 s apart", outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("install the plugin", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fresh_items_are_asked_about_a_hundred_at_a_time_and_nothing_is_sent()
    {
        await StartAsync(JellyfinRelease.V12);
        AnnouncedOutput output = (await PublishAsync(WriteFilm())).Outputs[0];
        List<Announcement> fresh = [];
        for (int number = 0; number < 250; number++)
        {
            LibraryItem film = Server.Add(Library, $"{Films}/F{number}/F{number}.mkv");
            Server.SetTrickplay(new TrickplayRow { ItemId = film.Id, Width = 32, Height = 18, TileWidth = 10, TileHeight = 10, ThumbnailCount = 60, Interval = 10_000, Bandwidth = 1 });
            fresh.Add(new Announcement($"/nowhere/F{number}.mkv", film.Id, [output]) { IsFirst = true });
        }

        Server.Forget();
        IReadOnlyList<AnnounceOutcome> outcomes = await Connect().Announcer.AnnounceAsync(fresh, Token);

        Assert.All(outcomes, outcome => Assert.Equal(AnnounceState.Verified, outcome.State));
        Assert.Equal((3, 1, 4), (Server.Calls["Items"], Server.Calls["BridgePing"], Server.Calls.Total));
    }

    [Fact]
    public async Task A_fresh_item_that_the_server_lost_is_told_of_after_all()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm(isKnown: false));

        AnnounceOutcome outcome = await AnnounceAsync(video with { IsNew = false });

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Equal(QuietHarbour, Assert.Single(Server.PathUpdates).Path);
    }

    [Fact]
    public async Task An_item_is_refreshed_once_however_often_it_is_announced()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm());
        Server.Faults.On("POST /Items/*/Refresh", Fault.Status(204));

        AnnounceOutcome first = await AnnounceAsync(video);
        AnnounceOutcome second = await AnnounceAsync(video with { IsFirst = false });

        Assert.Equal((AnnounceState.Pending, AnnounceState.Pending), (first.State, second.State));
        Assert.Equal(1, Server.Calls["RefreshItem"]);
    }

    [Fact]
    public async Task A_server_that_restarts_is_waited_for()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm());
        Server.IsLoading = true;
        AnnounceOutcome early = await AnnounceAsync(video);
        Server.IsLoading = false;

        Assert.Equal(AnnounceState.Pending, early.State);
        Assert.Contains("starting", early.Reason, StringComparison.Ordinal);
        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video with { IsFirst = false })).State);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("malformed")]
    [InlineData("deep")]
    [InlineData("closed")]
    [InlineData("moved")]
    public async Task Whatever_comes_back_nothing_is_thrown_and_the_tiles_stay(string kind)
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm());
        Server.Faults.Everywhere(kind switch
        {
            "html" => Fault.Html(),
            "malformed" => Fault.Malformed(),
            "deep" => Fault.DeepNesting(5000),
            "closed" => Fault.CloseMidway(),
            _ => Fault.Redirect(new Uri("http://other.example/")),
        });

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.NotNull(outcome.Reason);
        Assert.True(Directory.Exists(video.Outputs[0].Plan.Target));
    }

    [Fact]
    public async Task Tiles_of_a_foreign_width_are_left_alone_by_Jellyfin_12_and_verified_by_their_own_row()
    {
        await StartAsync(JellyfinRelease.V12);
        Announcement video = await PublishAsync(WriteFilm());
        Server.Configuration["TrickplayOptions"]!["WidthResolutions"] = new System.Text.Json.Nodes.JsonArray(320);

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video)).State);
    }
}
