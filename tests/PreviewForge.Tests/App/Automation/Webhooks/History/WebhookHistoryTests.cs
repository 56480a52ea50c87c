using PreviewForge.Functions.Automation.Webhooks;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Pending;

namespace PreviewForge.Tests.App.Automation.Webhooks.History;

public sealed class WebhookHistoryTests
{
    [Fact]
    public async Task Of_a_hundred_and_one_events_the_last_hundred_are_remembered_newest_first()
    {
        await using AppBox box = await AppBox.OpenAsync();
        for (int number = 0; number <= 100; number++)
        {
            await box.Get<IWebhookDesk>().NoteAsync(new HistoryEntry("radarr", "Test", $"{number}", HistoryStatus.Test), AppBox.Soon);
        }

        HistoryPage page = await box.Get<WebhookHistory>().ReadAsync(AppBox.Soon);

        Assert.Equal(Enumerable.Range(1, 100).Reverse().Select(number => $"{number}"), page.Events.Select(line => line.Title));
    }

    [Fact]
    public async Task A_release_says_which_files_by_name_and_who_is_published_to()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt receipt = await box.AcceptAsync(stage, WebhookBox.Radarr([.. Enumerable.Range(10, 25).Select(number => $"/m/{number}.mkv")]) with { PinnedServerId = "films" });
        await box.Get<PendingBatches>().FireAsync("radarr::films", stage, AppBox.Soon);

        HistoryView line = (await box.Get<WebhookHistory>().ReadAsync(AppBox.Soon)).Events[0];

        Assert.Equal(("Download", "triggered", "25 files", 25, receipt.JobId), (line.EventType, line.Status, line.Title, line.PathCount, line.JobId));
        Assert.Equal(("films", "Films", "folder"), (line.ServerId, line.ServerName, line.ServerType));
        Assert.Equal(Enumerable.Range(10, 20).Select(number => $"{number}.mkv"), line.FilesPreview);
    }

    [Fact]
    public async Task What_was_cleared_is_gone()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.Get<IWebhookDesk>().NoteAsync(new HistoryEntry("radarr", "Test", "Reef", HistoryStatus.Test), AppBox.Soon);

        await box.Get<WebhookHistory>().ClearAsync(AppBox.Soon);

        Assert.Empty((await box.Get<WebhookHistory>().ReadAsync(AppBox.Soon)).Events);
    }
}
