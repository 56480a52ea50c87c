using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Automation.Webhooks.Intake;

/// <summary>From the first webhook of a batch to its release, by the clock.</summary>
public sealed class QuietPeriodTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_second_file_starts_the_wait_anew_and_both_become_one_job()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        DateTimeOffset start = box.Time.GetUtcNow();

        Receipt first = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);
        Assert.Equal("A", (await box.JobAsync(first.JobId!.Value)).LibraryName);
        await stage.PassAsync(50 * Second);
        Receipt second = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/B.mkv"));
        await stage.HearAsync(2);
        Assert.Equal((first.JobId, start + (110 * Second)), (second.JobId, Assert.Single(await box.BatchesAsync()).FireAt));
        await stage.PassAsync(58 * Second);
        Assert.NotNull((await box.JobAsync(first.JobId!.Value)).NotBefore);
        await stage.PassAsync(2 * Second);

        JobRow job = Assert.Single(await box.JobsAsync());
        Assert.Equal((JobStatus.Pending, null, "2 files", JobKind.Webhook, "radarr"), (job.Status, job.NotBefore, job.LibraryName, job.Config.Kind, job.Config.Source));
        Assert.Equal(["/m/A.mkv", "/m/B.mkv"], (await box.ArrivalsAsync(job.Id)).Select(row => row.Path));
        Assert.Empty(await box.BatchesAsync());
        Assert.Equal(["queued", "queued", "triggered"], await box.HistoryAsync());
        Assert.Equal(["jobgate.Look"], stage.Knocks);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(601, 600)]
    [InlineData("abc", 60)]
    [InlineData(null, 60)]
    public async Task A_stored_delay_is_brought_into_its_bounds(object? stored, int seconds)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.DelayAsync(stored);

        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));

        Assert.Equal(box.Time.GetUtcNow() + (seconds * Second), Assert.Single(await box.BatchesAsync()).FireAt);
    }

    [Fact]
    public async Task A_steady_trickle_is_released_after_ten_delays_at_the_latest()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        DateTimeOffset start = box.Time.GetUtcNow();
        var jobs = new HashSet<Guid?>();

        for (int number = 0; number < 20; number++)
        {
            jobs.Add((await box.AcceptAsync(stage, WebhookBox.Radarr($"/m/{number}.mkv"))).JobId);
            await stage.HearAsync(number + 1);
            Assert.True(Assert.Single(await box.BatchesAsync()).FireAt <= start + (600 * Second));
            await stage.PassAsync(30 * Second);
        }

        Assert.Single(jobs);
        Assert.Empty(await box.BatchesAsync());
        Assert.Equal("20 files", Assert.Single(await box.JobsAsync()).LibraryName);
        Assert.NotEqual(jobs.Single(), (await box.AcceptAsync(stage, WebhookBox.Radarr("/m/later.mkv"))).JobId);
    }

    [Fact]
    public async Task Each_source_each_pin_and_what_is_made_again_has_a_batch_of_its_own()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Arrival plain = WebhookBox.Radarr("/m/A.mkv");

        foreach (Arrival arrival in new[] { plain, plain with { PinnedServerId = "films" }, plain with { Regenerate = true }, plain with { PinnedServerId = "films", Regenerate = true }, plain with { Source = "sonarr" } })
        {
            Assert.False((await box.AcceptAsync(stage, arrival)).IsDuplicate);
        }

        Assert.Equal(["radarr", "radarr!", "radarr!::films", "radarr::films", "sonarr"], (await box.BatchesAsync()).Select(batch => batch.Key).Order(StringComparer.Ordinal));
        JobRow pinned = (await box.JobsAsync()).Single(job => job.Config is { ServerId: "films", ForceGenerate: false });
        Assert.Equal(("films", "Films", "folder"), (pinned.ServerId, pinned.ServerName, pinned.ServerType));
        Assert.Equal(2, (await box.JobsAsync()).Count(job => job.Config.ForceGenerate));
    }

    [Fact]
    public async Task A_file_that_is_new_and_gone_at_once_is_only_new()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);

        Receipt receipt = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv") with { DeletedPaths = ["/m/A.mkv", "/m/old.mkv"] });

        Assert.Equal((2, 0), (receipt.Queued, receipt.Duplicates));
        Assert.Equal([("/m/A.mkv", false), ("/m/old.mkv", true)], (await box.ArrivalsAsync(receipt.JobId!.Value)).Select(row => (row.Path, row.IsDeleted)));
        Assert.Equal(1, Assert.Single(await box.BatchesAsync()).Count);
    }
}
