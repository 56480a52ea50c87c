using System.Text.Json.Nodes;
using PreviewForge.Contracts.Work;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;

namespace PreviewForge.MediaServers.Tests.Emby;

public sealed class EmbyAnnouncerTests : EmbyTest
{
    internal static Announcement Announce(string path, string? itemId = null)
        => new(path, itemId, [new AnnouncedOutput(new OutputPlan("server-1", OutputFormat.Bif, $"{path}.bif", 320, 10), 60, 320, 180)]) { IsNew = true, IsFirst = true };

    [Fact]
    public async Task The_plan_is_a_sidecar_beside_the_video_and_nothing_is_asked()
    {
        Stage.Settings = Stage.Settings with { Output = new OutputSettings { Width = 480, FrameInterval = 5 } };

        ServerPlan plan = Assert.Single(await Connect().Plans.PlanAsync([new PlanRequest("/m/Foo (2024)/Foo (2024).mkv", null)], Token));

        OutputPlan output = Assert.Single(Assert.IsType<ServerPlan.Ready>(plan).Outputs);
        Assert.Equal("/m/Foo (2024)/Foo (2024)-480-5.bif", output.Target);
        Assert.Equal((480, 5, OutputFormat.Bif), (output.Width, output.IntervalSeconds, output.Format));
        Assert.Equal(0, Emby.Calls.Total);
    }

    [Fact]
    public async Task The_server_is_told_of_many_files_at_once_under_its_own_names()
    {
        await Connect().Announcer.NudgeAsync([Local($"{Films}/A/A.mkv"), Local($"{Films}/B/B.mkv")], Token);

        ReceivedRequest notice = Assert.Single(Emby.Requests);
        JsonNode expected = JsonNode.Parse($$"""{"Updates":[{"Path":"{{Films}}/A/A.mkv","UpdateType":"Modified"},{"Path":"{{Films}}/B/B.mkv","UpdateType":"Modified"}]}""")!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(notice.Body)));
        Assert.NotEmpty(notice.Headers["X-Emby-Token"]);
    }

    [Fact]
    public async Task The_same_file_is_told_of_once()
    {
        var connection = Connect();
        await connection.Announcer.NudgeAsync([Local(QuietHarbour)], Token);
        await connection.Announcer.NudgeAsync([Local(QuietHarbour)], Token);

        Assert.Equal(1, Emby.Calls["MediaUpdated"]);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_told_as_deleted_and_once()
    {
        var connection = Connect();
        await connection.Announcer.NudgeAsync([Local(QuietHarbour)], Token);
        await connection.Announcer.TellGoneAsync([Local(QuietHarbour)], Token);
        await connection.Announcer.TellGoneAsync([Local(QuietHarbour)], Token);

        Assert.Equal([(QuietHarbour, "Modified"), (QuietHarbour, "Deleted")], Emby.PathUpdates.Select(update => (update.Path, update.UpdateType)));
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_of_nothing_that_is_gone_and_nothing_is_thrown()
    {
        await Emby.StopAsync();

        await Connect().Announcer.TellGoneAsync([Local(QuietHarbour)], Token);

        Assert.Empty(Emby.PathUpdates);
    }

    [Fact]
    public async Task A_server_that_is_away_can_not_be_told_and_nothing_is_thrown()
    {
        await Emby.StopAsync();

        await Connect().Announcer.NudgeAsync([Local(QuietHarbour)], Token);
        AnnounceOutcome outcome = Assert.Single(await Connect().Announcer.AnnounceAsync([Announce(Local(QuietHarbour))], Token));

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.NotNull(outcome.Reason);
    }

    [Fact]
    public async Task A_new_file_counts_when_Emby_lists_it()
    {
        Stage.Folder.Write("Films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", 100);

        AnnounceOutcome outcome = Assert.Single(await Connect().Announcer.AnnounceAsync([Announce(Local(QuietHarbour))], Token));

        Assert.Equal(AnnounceState.Verified, outcome.State);
        Assert.Equal(Emby.FindByPath(QuietHarbour)?.Id, outcome.ItemId);
    }

    [Fact]
    public async Task A_file_that_Emby_has_not_listed_yet_waits_and_says_what_was_done_to_find_it()
    {
        Emby.Indexing = new Indexing.ByHand();
        Stage.Folder.Write("Films/Quiet Harbour (2019)/Quiet Harbour (2019).mkv", 100);

        AnnounceOutcome outcome = Assert.Single(await Connect().Announcer.AnnounceAsync([Announce(Local(QuietHarbour))], Token));

        Assert.Equal(AnnounceState.Pending, outcome.State);
        Assert.Contains("asked for the exact path", outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("\"Quiet\"", outcome.Reason, StringComparison.Ordinal);
        Assert.Contains("looked through all 0 videos of its library", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fresh_items_that_the_listing_named_cost_no_call()
    {
        Announcement[] fresh = [.. Enumerable.Range(0, 300).Select(number => Announce($"/m/{number}.mkv", $"{number}") with { IsNew = false })];

        IReadOnlyList<AnnounceOutcome> outcomes = await Connect().Announcer.AnnounceAsync(fresh, Token);

        Assert.All(outcomes, outcome => Assert.Equal(AnnounceState.Verified, outcome.State));
        Assert.Equal(0, Emby.Calls.Total);
    }
}
