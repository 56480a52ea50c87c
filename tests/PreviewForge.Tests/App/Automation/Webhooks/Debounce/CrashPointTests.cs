using PreviewForge.Functions.Automation.Webhooks.Debounce;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Pending;

namespace PreviewForge.Tests.App.Automation.Webhooks.Debounce;

/// <summary>What is left when the app dies between two steps, and what mends it.</summary>
public sealed class CrashPointTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_batch_whose_signal_was_lost_gets_its_alarm_from_the_next_look_and_ends_at_its_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box) { IsDeaf = true };
        Receipt receipt = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await box.Get<BatchSignals>().DisposeAsync();
        stage.IsDeaf = false;
        box.Time.Advance(Minute / 2);

        await box.Get<BatchReconciler>().RunAsync(stage, AppBox.Soon);
        await stage.HearAsync(1);
        Assert.NotNull((await box.JobAsync(receipt.JobId!.Value)).NotBefore);
        await stage.PassAsync(Minute / 2);

        Assert.Null((await box.JobAsync(receipt.JobId!.Value)).NotBefore);
    }

    [Fact]
    public async Task A_batch_that_should_have_ended_while_the_app_was_down_ends_at_the_first_look()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box) { IsDeaf = true };
        Receipt receipt = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await box.Get<BatchSignals>().DisposeAsync();
        stage.IsDeaf = false;
        box.Time.Advance(60 * Minute);

        await box.Get<BatchReconciler>().RunAsync(stage, AppBox.Soon);
        await stage.HearAsync(1);

        Assert.Null((await box.JobAsync(receipt.JobId!.Value)).NotBefore);
    }

    [Fact]
    public async Task An_alarm_that_never_rang_is_set_again()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Receipt receipt = await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);
        EntityStage.Signal lost = stage.Waiting.Single();
        box.Time.Advance(2 * Minute);
        await box.Get<BatchReconciler>().RunAsync(stage, AppBox.Soon);
        EntityStage.Signal again = stage.Waiting.Single(signal => signal != lost);

        await stage.RunAsync(again);

        Assert.Equal(nameof(DebounceBatch.Extend), again.Operation);
        await stage.DeliverAsync();
        Assert.Null((await box.JobAsync(receipt.JobId!.Value)).NotBefore);
        Assert.Equal(["queued", "triggered"], await box.HistoryAsync());
    }

    [Fact]
    public async Task A_batch_that_is_known_is_left_alone()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);

        await box.Get<BatchReconciler>().RunAsync(stage, AppBox.Soon);

        Assert.Equal(1, stage.Sent);
    }

    [Fact]
    public async Task A_release_that_is_done_twice_is_told_once()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"))).JobId!.Value;
        box.Time.Advance(Minute);

        ReleaseOutcome[] outcomes = [.. await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => box.Get<BatchRelease>().ReleaseDueAsync(job, AppBox.Soon)))];

        Assert.Single(outcomes, outcome => outcome is ReleaseOutcome.Released);
        Assert.Equal(["queued", "triggered"], await box.HistoryAsync());
    }

    [Fact]
    public async Task A_signal_that_comes_after_the_release_by_hand_wakes_nobody()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        Assert.Equal("radarr", await box.Get<PendingBatches>().FireAsync("radarr", stage, AppBox.Soon));

        await stage.HearAsync(2);
        await stage.PassAsync(2 * Minute);

        Assert.Equal("idle", stage.StateOf("radarr").State);
        Assert.Equal(["queued", "triggered"], await box.HistoryAsync());
    }
}
