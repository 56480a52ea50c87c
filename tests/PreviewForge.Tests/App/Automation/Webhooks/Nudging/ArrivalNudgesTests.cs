using PreviewForge.Functions.Automation.Webhooks.Nudging;
using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Tests.App.Jobs;

namespace PreviewForge.Tests.App.Automation.Webhooks.Nudging;

public sealed class ArrivalNudgesTests
{
    [Fact]
    public async Task Owners_are_told_of_new_files_once_while_the_batch_waits()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        await using var stage = new EntityStage(box);
        string film = Path.Combine(box.Media, "Reef.mkv");
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr(film, "/elsewhere/Kelp.mkv") with { DeletedPaths = [Path.Combine(box.Media, "old.mkv")] })).JobId!.Value;

        NudgeRound first = await box.Get<ArrivalNudges>().RunAsync(new NudgeInput(job), AppBox.Soon);
        NudgeRound second = await box.Get<ArrivalNudges>().RunAsync(new NudgeInput(job, first.Last), AppBox.Soon);
        await box.Get<PendingBatches>().FireAsync(job, stage, AppBox.Soon);
        NudgeRound last = await box.Get<ArrivalNudges>().RunAsync(new NudgeInput(job, second.Last), AppBox.Soon);

        Assert.Equal([film], plex.Nudged);
        Assert.Equal([film], emby.Nudged);
        Assert.Equal((false, false, true), (first.IsOver, second.IsOver, last.IsOver));
    }

    [Fact]
    public async Task Of_very_many_files_some_are_told_of_and_the_rest_in_the_next_round()
    {
        (AppBox box, TalkingServer plex, TalkingServer _) = await TalkingServer.OpenAsync();
        await using AppBox closed = box;
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr([.. Enumerable.Range(0, 250).Select(number => Path.Combine(box.Media, $"{number}.mkv"))]))).JobId!.Value;

        NudgeRound first = await box.Get<ArrivalNudges>().RunAsync(new NudgeInput(job), AppBox.Soon);
        Assert.Equal((200, true), (plex.Nudged.Count, first.HasMore));
        await box.Get<ArrivalNudges>().RunAsync(new NudgeInput(job, first.Last), AppBox.Soon);

        Assert.Equal(250, plex.Nudged.Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_fails_is_no_more_than_a_line_in_the_log()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        await using var stage = new EntityStage(box);
        plex.OnNudge = () => throw new InvalidOperationException("no such scanner");
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr(Path.Combine(box.Media, "Reef.mkv")))).JobId!.Value;

        NudgeRound round = await box.Get<ArrivalNudges>().RunAsync(new NudgeInput(job), AppBox.Soon);

        Assert.False(round.IsOver);
        Assert.Contains(await Jobs.Resolving.Servers.LibraryBox.LogAsync(box, job), line => line.Contains("no such scanner", StringComparison.Ordinal));
    }
}
