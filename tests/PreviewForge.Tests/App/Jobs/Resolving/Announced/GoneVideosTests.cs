using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Storage;
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

    [Fact]
    public async Task A_job_that_was_told_of_nothing_but_files_that_are_gone_ends_well_and_says_so()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.ResolveAsync(WebhookBox.Radarr() with { DeletedPaths = [box.Local("Reef.avi")] });

        JobRow ended = await box.FinishAsync(job);

        Assert.Equal((JobStatus.Completed, null), (ended.Status, ended.Error));
        Assert.Equal("The files are gone; nothing to do", (await box.Get<JobCatalog>().FindAsync(job, AppBox.Soon))!.Progress.CurrentItem);
        var log = await box.Get<JobLogReader>().TailAsync(job, 1, AppBox.Soon);
        Assert.Equal("[12:00:00] INFO - Job completed: the webhook only told of files that are gone, so there was nothing to make", log!.Lines.Single());
    }

    [Fact]
    public async Task A_folder_without_videos_is_still_worth_a_warning_beside_a_file_that_is_gone()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Directory.CreateDirectory(box.Local("Kelp"));
        Guid job = await box.ResolveAsync(WebhookBox.Radarr(box.Local("Kelp")) with { DeletedPaths = [box.Local("Reef.avi")] });

        Assert.Equal("No videos were found under the given paths", (await box.FinishAsync(job)).Error);
    }
}
