using PreviewForge.FakeServers.Hosting.Faults;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Jellyfin;

public sealed class AnnounceWithPluginTests : JellyfinTest
{
    public static TheoryData<string> Lines => ["10.11", "12"];

    private Task StartAsync(string line) => StartAsync(line == "12" ? JellyfinRelease.V12 : JellyfinRelease.V1011, plugin: true);

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Tiles_are_registered_with_their_true_numbers_and_fetched(string line)
    {
        await StartAsync(line);
        Announcement video = await PublishAsync(WriteFilm(), pictures: 120, interval: 5);

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal((AnnounceState.Verified, null), (outcome.State, outcome.Reason));
        TrickplayRow row = Assert.Single(Server.TrickplayRows);
        Assert.Equal((32, 120, 5000, outcome.ItemId), (row.Width, row.ThumbnailCount, row.Interval, row.ItemId));
        Assert.Equal(1, Server.Calls["Tile"]);
        Assert.Equal(0, Server.Calls["RefreshItem"]);
    }

    [Fact]
    public async Task The_server_is_told_of_the_file_before_it_is_asked_anything()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm(isKnown: false));
        Server.Forget();

        await AnnounceAsync(video);

        Assert.Equal("MediaUpdated", Server.Requests[0].Endpoint);
        Assert.Equal([new PathUpdate(QuietHarbour, "Created", Server.PathUpdates[0].At)], Server.PathUpdates);
    }

    [Fact]
    public async Task Many_new_files_are_told_of_in_one_call_and_asked_about_in_one()
    {
        await StartAsync("12");
        List<Announcement> videos = [];
        for (int number = 0; number < 20; number++)
        {
            string path = Stage.Folder.Write($"Films/F{number}/F{number}.mkv", Size);
            Server.IndexNow($"{Films}/F{number}/F{number}.mkv");
            videos.Add(await PublishAsync(path) with { ItemId = Server.FindByPath($"{Films}/F{number}/F{number}.mkv")!.Id });
        }

        Server.Forget();
        IReadOnlyList<AnnounceOutcome> outcomes = await Connect().Announcer.AnnounceAsync(videos, Token);

        Assert.All(outcomes, outcome => Assert.Equal(AnnounceState.Verified, outcome.State));
        Assert.Equal((1, 2, 20, 20), (Server.Calls["MediaUpdated"], Server.Calls["Items"], Server.Calls["BridgeRegister"], Server.Calls["Tile"]));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Nothing_is_registered_before_the_server_has_taken_up_the_new_file(string line)
    {
        await StartAsync(line);
        Server.Indexing = new Indexing.ByHand();
        WriteFilm();
        string path = WriteFilm(isKnown: false, bytes: Size + 1);
        Announcement video = await PublishAsync(path);

        AnnounceOutcome early = await AnnounceAsync(video);
        Assert.Equal(AnnounceState.Pending, early.State);
        Assert.Contains("still has the file as it was", early.Reason, StringComparison.Ordinal);
        Assert.Equal(0, Server.Calls["BridgeRegister"]);

        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Server.IndexNow(QuietHarbour);
        AnnounceOutcome later = await AnnounceAsync(video with { IsFirst = false });
        Assert.Equal(AnnounceState.Gone, later.State);

        Announcement again = await PublishAsync(path);
        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(again with { IsFirst = false })).State);
        Assert.Single(Server.PathUpdates);
    }

    [Fact]
    public async Task An_unknown_size_is_no_obstacle()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm());

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video with { SourceBytes = 0 })).State);
    }

    [Fact]
    public async Task A_row_of_other_numbers_is_replaced()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm(), pictures: 60);
        string id = Server.FindByPath(QuietHarbour)!.Id;
        Server.SetTrickplay(new TrickplayRow { ItemId = id, Width = 32, Height = 18, TileWidth = 10, TileHeight = 10, ThumbnailCount = 60, Interval = 4000, Bandwidth = 1 });

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video with { IsNew = false, IsFirst = false })).State);

        Assert.Equal(10_000, Assert.Single(Server.TrickplayRows).Interval);
    }

    [Fact]
    public async Task Rescans_of_fresh_items_send_nothing()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm(), pictures: 60, black: 3);
        AnnounceOutcome first = await AnnounceAsync(video);
        Server.Forget();

        AnnounceOutcome rescan = await AnnounceAsync(video with { IsNew = false, ItemId = first.ItemId });

        Assert.Equal(AnnounceState.Verified, rescan.State);
        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
        Assert.Equal((1, 0), (Server.Calls["Items"], Server.Calls["Tile"]));
    }

    [Fact]
    public async Task Pictures_that_are_black_at_the_end_are_not_missed()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm(), pictures: 60, black: 20);

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video)).State);
        Assert.Equal(40, Assert.Single(Server.TrickplayRows).ThumbnailCount);
    }

    [Fact]
    public async Task An_item_that_was_replaced_by_another_is_found_by_its_path()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm());

        AnnounceOutcome outcome = await AnnounceAsync(video with { ItemId = "00112233445566778899aabbccddeeff" });

        Assert.Equal((AnnounceState.Verified, Server.FindByPath(QuietHarbour)!.Id), (outcome.State, outcome.ItemId));
    }

    [Fact]
    public async Task A_file_that_is_not_in_the_library_waits()
    {
        await StartAsync("12");
        Server.Indexing = new Indexing.ByHand();
        Announcement video = await PublishAsync(WriteFilm(isKnown: false));

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("asked the plugin for the exact path", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_vanished_is_told_from_a_plugin_that_did()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm());
        Directory.Delete(video.Outputs[0].Plan.Target, recursive: true);

        Assert.Equal(AnnounceState.Gone, (await AnnounceAsync(video)).State);

        Server.Faults.On("POST /MediaPreviewBridge/Trickplay/*", Fault.Status(404));
        Announcement again = await PublishAsync(video.Path);
        AnnounceOutcome withoutPlugin = await AnnounceAsync(again);
        Assert.Equal(AnnounceState.Pending, withoutPlugin.State);
        Assert.Contains("Generate Trickplay Images", withoutPlugin.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiles_that_the_server_looks_for_elsewhere_are_not_gone()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm());
        Library.Set(JellyfinOptions.SaveWithMedia, false);

        AnnounceOutcome outcome = await AnnounceAsync(video);

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("Switch SaveTrickplayWithMedia on", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Tiles_in_the_data_folder_are_registered_there(string line)
    {
        await StartAsync(line);
        UseDataFolder();
        Announcement video = await PublishAsync(WriteFilm());

        Assert.Equal(AnnounceState.Verified, (await AnnounceAsync(video)).State);

        Assert.Equal("false", Assert.Single(Server.Requests, request => request.Endpoint == "BridgeRegister").Query["saveWithMedia"]);
    }

    [Fact]
    public async Task Each_version_is_registered_under_its_own_id()
    {
        await StartAsync("12");
        string hd = Stage.Folder.Write("Films/QH/QH - 1080p.mkv", Size);
        string uhd = Stage.Folder.Write("Films/QH/QH - 2160p.mkv", Size + 1);
        Server.ScanNow();

        IReadOnlyList<AnnounceOutcome> outcomes = await Connect().Announcer.AnnounceAsync([await PublishAsync(hd), await PublishAsync(uhd)], Token);

        Assert.All(outcomes, outcome => Assert.Equal(AnnounceState.Verified, outcome.State));
        Assert.Equal(2, Server.TrickplayRows.Select(row => row.ItemId).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_goes_away_midway_leaves_everything_owed_and_is_left_alone()
    {
        await StartAsync("12");
        Announcement video = await PublishAsync(WriteFilm());
        Server.Faults.On("/Items", Fault.Unauthorized());
        Server.Forget();

        IReadOnlyList<AnnounceOutcome> outcomes = await Connect().Announcer.AnnounceAsync([.. Enumerable.Repeat(video with { IsFirst = false, ItemId = "00112233445566778899aabbccddeeff" }, 300)], Token);

        Assert.All(outcomes, outcome => Assert.Equal(AnnounceState.Pending, outcome.State));
        Assert.Equal(1, Server.Calls.Total);
    }

    [Fact]
    public async Task A_refused_notice_becomes_a_scan_once_a_minute_whoever_asks()
    {
        await StartAsync("12");
        Server.Faults.On("/Library/Media/Updated", Fault.Status(500));

        await Connect().Announcer.NudgeAsync(["/m/a.mkv"], Token);
        await Connect().Announcer.NudgeAsync(["/m/b.mkv"], Token);

        Assert.Equal((2, 1), (Server.Calls["MediaUpdated"], Server.Calls["RefreshLibraries"]));
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_as_deleted_and_no_scan_makes_good_for_a_refusal()
    {
        await StartAsync("12");
        await Connect().Announcer.TellGoneAsync(["/m/a.mkv"], Token);
        Server.Faults.On("/Library/Media/Updated", Fault.Status(500));

        await Connect().Announcer.TellGoneAsync(["/m/b.mkv"], Token);

        Assert.Equal([("/m/a.mkv", "Deleted")], Server.PathUpdates.Select(update => (update.Path, update.UpdateType)));
        Assert.Equal(0, Server.Calls["RefreshLibraries"]);
    }

    [Fact]
    public async Task A_token_does_not_show_in_what_is_said()
    {
        await StartAsync("12");
        Stage.Settings = Stage.Settings with { Auth = new ServerAuth { Token = Functions.Security.Secret.From("canary-token") } };
        Server.Faults.On("/Items", Fault.Status(500, "you sent canary-token"));

        AnnounceOutcome outcome = await AnnounceAsync(new Announcement("/m/a.mkv", "00112233445566778899aabbccddeeff", (await PublishAsync(WriteFilm())).Outputs));

        Assert.DoesNotContain("canary", outcome.Reason, StringComparison.Ordinal);
    }
}
