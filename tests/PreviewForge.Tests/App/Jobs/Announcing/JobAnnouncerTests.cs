using PreviewForge.Contracts.Results;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Announcing;

public sealed class JobAnnouncerTests
{
    private static readonly AnnounceOutcome NotYet = new(AnnounceState.Pending, "The server has not taken up the file yet");

    [Fact]
    public async Task A_file_of_two_servers_is_extracted_once_and_each_server_is_told_of_its_own_outputs()
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await box.RunAsync(job);
        await box.AnnounceAsync(job);

        Assert.Single(box.Queues.Extracts);
        Assert.Equal("/previews/attic/a.mkv.bif", Assert.Single(Assert.Single(plex.Told).Outputs).Plan.Target);
        Assert.Equal(("/previews/loft/a.mkv.bif", 9), Assert.Single(emby.Told).Outputs.Select(output => (output.Plan.Target, output.Frames)).Single());
        JobItemRow item = await box.OnlyItemAsync(job);
        Assert.Equal((ItemState.Done, ItemOutcome.Generated, """{"attic":"published","loft":"published"}""", false), (item.State, item.Outcome, item.Publishing, item.IsOwed));
        Assert.Equal((AnnounceState.Verified, "77"), (item.Servers!["attic"].State, item.Servers["attic"].ItemId));
    }

    [Fact]
    public async Task A_rescan_of_what_the_servers_are_known_to_show_tells_nobody_anything()
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        string video = box.Video("a.mkv");
        Guid first = await box.StartJobAsync(video);
        await box.RunAsync(first);
        await box.AnnounceAsync(first);

        Guid second = await box.StartJobAsync(video);
        await box.RunAsync(second, ProbeVerdict.Fresh);
        await box.AnnounceAsync(second);

        Assert.Equal((1, 1), (plex.Told.Count, emby.Told.Count));
        Assert.Equal((ItemState.Done, ItemOutcome.SkippedBifExists), ((await box.OnlyItemAsync(second)).State, (await box.OnlyItemAsync(second)).Outcome));
    }

    [Fact]
    public async Task Fresh_outputs_that_nobody_was_asked_about_yet_are_asked_about_as_old_ones()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await box.RunAsync(job, ProbeVerdict.Fresh);
        await box.AnnounceAsync(job);

        Assert.False(Assert.Single(plex.Told).IsNew);
        Assert.Equal(ItemState.Done, (await box.OnlyItemAsync(job)).State);
    }

    [Fact]
    public async Task New_outputs_are_announced_although_the_server_was_known_to_show_the_old_ones()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        string video = box.Video("a.mkv");
        foreach (int run in new[] { 1, 2 })
        {
            Guid job = await box.StartJobAsync(video);
            await box.RunAsync(job);
            await box.AnnounceAsync(job);
            Assert.Equal(run, plex.Told.Count);
        }

        Assert.All(plex.Told, told => Assert.True(told.IsNew));
    }

    [Fact]
    public async Task A_server_that_is_not_ready_is_asked_again_after_a_while_and_only_that_server()
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        plex.Outcomes.Enqueue(NotYet);
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.RunAsync(job);

        TimeSpan? wait = (await box.AnnounceAsync(job)).NextIn;
        int early = (await box.AnnounceAsync(job)).Told;
        box.Time.Advance(wait!.Value);
        await box.AnnounceAsync(job);

        Assert.Equal((TimeSpan.FromSeconds(5), 0), (wait, early));
        Assert.Equal((2, 1), (plex.Told.Count, emby.Told.Count));
        Assert.Equal([true, false], plex.Told.Select(told => told.IsFirst));
        Assert.Equal(ItemState.Done, (await box.OnlyItemAsync(job)).State);
    }

    [Fact]
    public async Task What_a_server_does_not_show_in_time_ends_as_owed_with_its_reason_and_the_job_waits_for_another_try()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.RunAsync(job);
        for (int ask = 0; ask < 3; ask++)
        {
            plex.Outcomes.Enqueue(NotYet);
            await box.AnnounceAsync(job);
            box.Time.Advance(TimeSpan.FromSeconds(20));
        }

        JobItemRow item = await box.OnlyItemAsync(job);
        JobRow ended = await box.FinishAsync(job);

        Assert.Equal((ItemState.Done, ItemOutcome.Generated, true), (item.State, item.Outcome, item.IsOwed));
        Assert.Equal("""{"attic":"published_pending_registration","loft":"published"}""", item.Publishing);
        Assert.Equal(NotYet.Reason, item.Servers!["attic"].Reason);
        Assert.Equal((JobStatus.Pending, ChainState.Scheduled, null), (ended.Status, ended.Chain, ended.Error));
        Assert.Equal(box.Time.GetUtcNow() + TimeSpan.FromMinutes(1), ended.RetryAt);
    }

    [Fact]
    public async Task Outputs_that_the_server_deleted_in_the_meantime_are_written_again()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        plex.Outcomes.Enqueue(new AnnounceOutcome(AnnounceState.Gone, "The server deleted the tiles when it took up the new file"));
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.RunAsync(job);

        await box.AnnounceAsync(job);
        ItemState between = (await box.OnlyItemAsync(job)).State;
        await box.RunAsync(job);
        await box.AnnounceAsync(job);

        Assert.Equal(ItemState.Ready, between);
        Assert.Equal(2, box.Queues.Extracts.Count());
        Assert.Equal(AnnounceState.Verified, (await box.OnlyItemAsync(job)).Servers!["attic"].State);
    }

    [Fact]
    public async Task A_server_that_keeps_deleting_does_not_keep_the_job_for_ever()
    {
        var (box, plex, _) = await TalkingServer.OpenAsync();
        await using AppBox __ = box;
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        for (int round = 0; round < 10; round++)
        {
            plex.Outcomes.Enqueue(new AnnounceOutcome(AnnounceState.Gone, "Deleted"));
            await box.RunAsync(job);
            await box.AnnounceAsync(job);
        }

        JobItemRow item = await box.OnlyItemAsync(job);
        Assert.Equal((ItemState.Done, true), (item.State, item.IsOwed));
        Assert.InRange(box.Queues.Extracts.Count(), 2, 5);
    }

    [Fact]
    public async Task One_server_that_has_no_place_yet_does_not_keep_the_others_from_their_outputs()
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        plex.Plans["a.mkv"] = new ServerPlan.Pending(PendingCause.NotIndexed, "Plex has not analysed the file yet", "501");
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await box.RunAsync(job);
        await box.AnnounceAsync(job);

        JobItemRow item = await box.OnlyItemAsync(job);
        Assert.Empty(plex.Told);
        Assert.Single(emby.Told);
        Assert.Equal("""{"attic":"skipped_not_indexed","loft":"published"}""", item.Publishing);
        Assert.Equal((ItemOutcome.Generated, true, "Plex has not analysed the file yet"), (item.Outcome, item.IsOwed, item.Servers!["attic"].Reason));
    }

    [Fact]
    public async Task A_video_that_no_server_has_a_place_for_is_pending_and_never_failed()
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        plex.Plans["a.mkv"] = new ServerPlan.Pending(PendingCause.NotInLibrary, "Plex does not have it.");
        emby.Plans["a.mkv"] = new ServerPlan.Pending(PendingCause.Unreachable, "Emby is away.");
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));

        await box.RunAsync(job);

        JobItemRow item = await box.OnlyItemAsync(job);
        Assert.Empty(box.Queues.Sent);
        Assert.Equal((ItemOutcome.SkippedNotIndexed, "Plex does not have it. Emby is away.", true), (item.Outcome, item.Reason, item.IsOwed));
        Assert.Equal("""{"attic":"skipped_not_in_library","loft":"skipped_not_in_library"}""", item.Publishing);
        Assert.Equal(ChainState.Scheduled, (await box.FinishAsync(job)).Chain);
    }

    [Fact]
    public async Task A_server_that_was_turned_off_in_the_meantime_is_not_called()
    {
        var (box, plex, emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        Guid job = await box.StartJobAsync(box.Video("a.mkv"));
        await box.RunAsync(job);
        await box.Get<SettingsStore>().UpdateAsync(json => json["media_servers"]![0]!["enabled"] = false, AppBox.Soon);

        await box.AnnounceAsync(job);

        Assert.Empty(plex.Told);
        Assert.Single(emby.Told);
        Assert.Equal(ItemState.Done, (await box.OnlyItemAsync(job)).State);
    }
}
