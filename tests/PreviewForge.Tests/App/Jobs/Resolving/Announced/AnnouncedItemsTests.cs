using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Resolving.Announced;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Automation.Webhooks;
using PreviewForge.Tests.App.MediaServers;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving.Announced;

/// <summary>What items that servers announce become; <c>attic</c> is a Plex, <c>loft</c> an Emby.</summary>
public sealed class AnnouncedItemsTests
{
    [Fact]
    public async Task Every_file_of_an_item_becomes_a_video_with_the_servers_word()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        plex.Items["77"] = [File("77", box.Video("Reef - 4K.mkv")), File("77", box.Video("Reef.mkv")), File("77", box.Local("gone.mkv"))];

        Guid job = await box.ResolveAsync(Item("attic", "77"));
        await box.Get<ItemPlanning>().PlanNextAsync(job, AppBox.Soon);

        Assert.Equal(
            [("Reef - 4K.mkv", ItemState.Waiting), ("Reef.mkv", ItemState.Waiting), ("gone.mkv", ItemState.Done)],
            (await box.ItemsAsync(job)).Select(item => (Path.GetFileName(item.Path), item.State)));
        Assert.All(plex.Planned, video => Assert.Equal("77", video.Item?.ItemId));
        Assert.All(emby.Planned, video => Assert.Null(video.Item));
    }

    [Fact]
    public async Task An_item_without_files_yet_is_owed()
    {
        (AppBox box, TalkingServer _, TalkingServer _) = await TalkingServer.OpenAsync();
        await using AppBox closed = box;

        JobItemRow item = Assert.Single(await box.ItemsAsync(await box.ResolveAsync(Item("attic", "77"))));

        Assert.Equal(("item:attic:77", ItemState.Done, ItemOutcome.SkippedNotIndexed, true), (item.Path, item.State, item.Outcome, item.IsOwed));
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_once_for_all_its_items()
    {
        (AppBox box, TalkingServer plex, TalkingServer _) = await TalkingServer.OpenAsync();
        await using AppBox closed = box;
        int asked = 0;
        plex.OnItem = () =>
        {
            asked++;
            throw StubVendor.Away;
        };
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, Item("attic", "1"));
        await box.AcceptAsync(stage, Item("attic", "2"));

        Guid job = await box.ResolveAsync(Item("attic", "3"));

        Assert.Equal(1, asked);
        Assert.All(await box.ItemsAsync(job), item => Assert.Contains("did not answer", item.Reason, StringComparison.Ordinal));
        Assert.Equal(3, (await box.ItemsAsync(job)).Count(item => item.IsOwed));
    }

    [Fact]
    public async Task A_server_that_is_turned_off_is_not_asked()
    {
        (AppBox box, TalkingServer plex, TalkingServer _) = await TalkingServer.OpenAsync();
        await using AppBox closed = box;
        plex.OnItem = () => throw new InvalidOperationException("asked");
        await box.ChangeServersAsync(servers => servers[0]!["enabled"] = false);

        Assert.True(Assert.Single(await box.ItemsAsync(await box.ResolveAsync(Item("attic", "77")))).IsOwed);
    }

    [Fact]
    public async Task A_path_with_its_item_spares_the_question_and_needs_no_library()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        string film = box.Video("new library/Reef.mkv");
        await box.ChangeServersAsync(servers =>
        {
            servers[0]!["libraries"] = new System.Text.Json.Nodes.JsonArray();
            servers[1]!["libraries"] = new System.Text.Json.Nodes.JsonArray();
        });

        Guid job = await box.ResolveAsync(Item("attic", "77") with { Paths = [film] });
        await box.Get<ItemPlanning>().PlanNextAsync(job, AppBox.Soon);

        Assert.Equal(ItemState.Waiting, Assert.Single(await box.ItemsAsync(job)).State);
        Assert.Equal("77", Assert.Single(plex.Planned).Item?.ItemId);
        Assert.Empty(emby.Planned);
    }

    [Fact]
    public async Task One_id_for_several_files_says_something_only_in_Plex()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        string[] versions = [box.Video("Reef.mkv"), box.Video("Reef - 4K.mkv")];

        foreach (string server in new[] { "attic", "loft" })
        {
            Guid job = await box.ResolveAsync(Item(server, "77") with { Paths = versions, PinnedServerId = server });
            await box.Get<ItemPlanning>().PlanNextAsync(job, AppBox.Soon);
        }

        Assert.Equal(["77", "77"], plex.Planned.Select(video => video.Item?.ItemId));
        Assert.Equal([null, null], emby.Planned.Select(video => video.Item?.ItemId));
    }

    [Theory]
    [InlineData("item:attic:77", "", "attic", "77")]
    [InlineData("item:at:tic:77", "", "at:tic", "77")]
    [InlineData("/m/item:attic:77", "/m/item:attic:77", "", "")]
    [InlineData("item:", "item:", "", "")]
    public void A_name_is_read_as_it_was_written(string name, string path, string server, string item)
    {
        AnnouncedItem read = AnnouncedItem.Parse(name, "");

        Assert.Equal((path, server, item), (read.Path, read.ServerId, read.ItemId));
        Assert.Equal(name, read.Name);
    }

    private static Arrival Item(string server, string id) => new() { Source = "plex", EventType = "library.new", Title = "Reef (2019)", Item = new ArrivedItem(server, id) };

    private static ServerItem File(string id, string path) => new() { ItemId = id, RemotePath = path };
}
