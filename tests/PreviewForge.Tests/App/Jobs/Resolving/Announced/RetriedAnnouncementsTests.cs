using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Storage;
using PreviewForge.Tests.App.Automation.Webhooks;

namespace PreviewForge.Tests.App.Jobs.Resolving.Announced;

/// <summary>Tries of what a webhook's job could not find.</summary>
public sealed class RetriedAnnouncementsTests
{
    [Fact]
    public async Task A_file_that_has_come_in_the_meantime_is_worked_on()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.ResolveAsync(WebhookBox.Radarr(box.Local("late.mkv")));
        box.Video("late.mkv");

        JobItemRow item = Assert.Single(await box.ItemsAsync(await RetryAsync(box, head)));

        Assert.Equal((box.Local("late.mkv"), ItemState.Listed), (item.Path, item.State));
        Assert.Equal(box.Local("late.mkv"), Assert.Single(await box.ItemsAsync(head)).Path);
    }

    [Fact]
    public async Task A_mapping_that_was_added_in_the_meantime_is_used_and_the_first_job_shows_the_files_name()
    {
        await using AppBox box = await AppBox.OpenAsync();
        string film = box.Video("Reef.mkv");
        Guid head = await box.ResolveAsync(WebhookBox.Radarr("/downloads/Reef.mkv"));
        await box.MapAsync(0, box.Media, box.Media, "/downloads");

        JobItemRow item = Assert.Single(await box.ItemsAsync(await RetryAsync(box, head)));

        Assert.Equal((film, ItemState.Listed), (item.Path, item.State));
        JobItemRow shown = Assert.Single(await box.ItemsAsync(head));
        Assert.Equal((film, ItemState.Done, true), (shown.Path, shown.State, shown.IsOwed));
    }

    [Fact]
    public async Task An_item_that_has_files_by_now_takes_their_places_in_the_first_job()
    {
        (AppBox box, TalkingServer plex, TalkingServer _) = await TalkingServer.OpenAsync();
        await using AppBox closed = box;
        Guid head = await box.ResolveAsync(new Arrival { Source = "plex", EventType = "library.new", Title = "Tidepool", Item = new ArrivedItem("attic", "9") });
        plex.Items["9"] = [.. new[] { "e1.mkv", "e2.mkv" }.Select(name => new ServerItem { ItemId = name, RemotePath = box.Video(name) })];

        Guid retry = await RetryAsync(box, head);

        Assert.Equal(["e1.mkv", "e2.mkv"], (await box.ItemsAsync(retry)).Where(item => item.State == ItemState.Listed).Select(item => Path.GetFileName(item.Path)));
        Assert.Equal(["e1.mkv", "e2.mkv"], (await box.ItemsAsync(head)).Where(item => item.IsOwed).Select(item => Path.GetFileName(item.Path)));
    }

    [Fact]
    public async Task What_is_still_not_there_stays_owed()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid head = await box.ResolveAsync(WebhookBox.Radarr(box.Local("late.mkv"), "/nowhere/x.mkv"));

        List<JobItemRow> items = await box.ItemsAsync(await RetryAsync(box, head));

        Assert.Equal(2, items.Count(item => item is { State: ItemState.Done, IsOwed: true }));
        Assert.Equal(items.Select(item => item.Path), (await box.ItemsAsync(head)).Select(item => item.Path));
    }

    private static async Task<Guid> RetryAsync(AppBox box, Guid head)
    {
        var retry = new JobRow
        {
            Id = Guid.NewGuid(), Status = JobStatus.Running, CreatedAt = box.Time.GetUtcNow(), LibraryName = "Retry", ParentJobId = head,
            Config = new JobConfig { Kind = JobKind.Retry, ParentJobId = head, RetryAttempt = 1 },
        };
        await box.Database.WriteAsync(context => Task.FromResult(context.Jobs.Add(retry)), AppBox.Soon);
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(retry.Id, AppBox.Soon));
        return retry.Id;
    }
}
