using PreviewForge.Tests.App.Automation.Webhooks;

namespace PreviewForge.Tests.App.Jobs.Resolving.Announced;

public sealed class GoneVideosTests
{
    [Fact]
    public async Task Owners_are_told_of_files_that_are_gone_and_not_of_those_that_were_replaced_in_place()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;
        string replaced = box.Video("Kelp.mkv");

        await box.ResolveAsync(WebhookBox.Radarr(box.Video("Reef.mkv")) with { DeletedPaths = [box.Local("Reef.avi"), replaced, "/elsewhere/x.mkv"] });

        Assert.Equal([box.Local("Reef.avi")], plex.Gone);
        Assert.Equal([box.Local("Reef.avi")], emby.Gone);
    }

    [Fact]
    public async Task A_pinned_job_tells_only_its_server()
    {
        (AppBox box, TalkingServer plex, TalkingServer emby) = await TalkingServer.OpenAsync();
        await using AppBox _ = box;

        Guid job = await box.ResolveAsync(WebhookBox.Radarr() with { DeletedPaths = [box.Local("Reef.avi")], PinnedServerId = "loft" });

        Assert.Empty(plex.Gone);
        Assert.Equal([box.Local("Reef.avi")], emby.Gone);
        Assert.Empty(await box.ItemsAsync(job));
    }
}
