using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Functions.Jobs.Running;

namespace PreviewForge.Tests.App.Automation.Webhooks.Intake;

public sealed class DuplicateTests
{
    [Fact]
    public async Task The_same_file_again_joins_nothing_and_does_not_prolong_the_wait()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        DateTimeOffset end = Assert.Single(await box.BatchesAsync()).FireAt;
        box.Time.Advance(TimeSpan.FromSeconds(30));

        Receipt again = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));

        Assert.Equal(new Receipt("radarr", null, 0, 1), again);
        Assert.Equal((end, 1), (Assert.Single(await box.BatchesAsync()).FireAt, Assert.Single(await box.BatchesAsync()).Count));
        Assert.Equal(["queued", "deduped"], await box.HistoryAsync());
    }

    [Fact]
    public async Task A_repeated_deletion_is_a_duplicate_too_but_not_of_an_addition()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));

        Arrival gone = WebhookBox.Radarr() with { DeletedPaths = ["/m/A.mkv"] };

        Assert.False((await box.AcceptAsync(stage, gone)).IsDuplicate);
        Assert.True((await box.AcceptAsync(stage, gone)).IsDuplicate);
    }

    [Fact]
    public async Task A_file_that_was_deleted_and_came_back_is_heard_and_so_is_its_next_deletion()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Arrival gone = WebhookBox.Radarr() with { DeletedPaths = ["/m/A.mkv"] };
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await box.Get<PendingBatches>().FireAsync("radarr", stage, AppBox.Soon);
        await box.AcceptAsync(stage, gone);

        Receipt back = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));

        Assert.Equal((1, 1), (back.Queued, Assert.Single(await box.BatchesAsync()).Count));
        Assert.False((await box.AcceptAsync(stage, gone)).IsDuplicate);
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_wrote_silences_nothing()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt first = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        DateTimeOffset ahead = box.Time.GetUtcNow().AddYears(1);
        await box.Database.WriteAsync(
            context => context.Seen.Where(row => row.JobId == first.JobId).ExecuteUpdateAsync(row => row.SetProperty(seen => seen.At, ahead), AppBox.Soon), AppBox.Soon);

        Assert.False((await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"))).IsDuplicate);
    }

    [Fact]
    public async Task Ten_minutes_later_it_is_heard_again_however_often_it_came_in_between()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt first = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await box.Get<PendingBatches>().FireAsync("radarr", stage, AppBox.Soon);
        foreach (int seconds in new[] { 300, 299 })
        {
            box.Time.Advance(TimeSpan.FromSeconds(seconds));
            Assert.True((await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"))).IsDuplicate);
        }

        box.Time.Advance(TimeSpan.FromSeconds(1));
        Receipt later = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));

        Assert.False(later.IsDuplicate);
        Assert.NotEqual(first.JobId, later.JobId);
    }

    [Fact]
    public async Task An_item_is_told_apart_by_its_server()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Arrival item = WebhookBox.Radarr() with { Source = "plex", Item = new ArrivedItem("attic", "77") };

        Assert.False((await box.AcceptAsync(stage, item)).IsDuplicate);
        Assert.True((await box.AcceptAsync(stage, item)).IsDuplicate);
        Assert.False((await box.AcceptAsync(stage, item with { Item = new ArrivedItem("loft", "77") })).IsDuplicate);
    }

    [Fact]
    public async Task When_the_job_is_deleted_or_cancelled_before_its_release_the_file_is_heard_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt deleted = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await box.Database.WriteAsync(context => context.Jobs.Where(job => job.Id == deleted.JobId).ExecuteDeleteAsync(AppBox.Soon), AppBox.Soon);

        Receipt cancelled = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await EndAsync(box, cancelled.JobId!.Value);
        Receipt heard = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));

        Assert.Equal((1, 1), (cancelled.Queued, heard.Queued));
        Assert.NotEqual(cancelled.JobId, heard.JobId);
    }

    [Fact]
    public async Task When_the_job_fails_after_its_release_the_file_is_heard_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt first = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await box.Get<PendingBatches>().FireAsync("radarr", stage, AppBox.Soon);
        Assert.True((await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"))).IsDuplicate);

        await box.Get<JobLifecycle>().FailAsync(first.JobId!.Value, "The folder is gone", AppBox.Soon);

        Assert.False((await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"))).IsDuplicate);
    }

    private static Task<int> EndAsync(AppBox box, Guid job) => box.Database.WriteAsync(
        async context =>
        {
            await box.Get<IBatches>().EndOfJobAsync(context, job, AppBox.Soon);
            return 0;
        },
        AppBox.Soon);
}
