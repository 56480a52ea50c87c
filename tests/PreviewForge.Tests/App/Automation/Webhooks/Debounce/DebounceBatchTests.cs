using System.Text.Json;
using PreviewForge.Functions.Automation.Webhooks.Debounce;

namespace PreviewForge.Tests.App.Automation.Webhooks.Debounce;

/// <summary>The alarm clock, one operation after the other.</summary>
public sealed class DebounceBatchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task However_often_a_batch_grows_there_is_one_alarm()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        for (int number = 0; number < 5; number++)
        {
            await box.AcceptAsync(stage, WebhookBox.Radarr($"/m/{number}.mkv"));
            await stage.HearAsync(number + 1);
            await stage.PassAsync(Second);
        }

        EntityStage.Signal alarm = Assert.Single(stage.Waiting);
        DebounceState state = stage.StateOf("radarr");
        Assert.Equal((nameof(DebounceBatch.Elapsed), box.Time.GetUtcNow() + (55 * Second)), (alarm.Operation, alarm.At));
        Assert.Equal(("waiting", 5, box.Time.GetUtcNow() + (59 * Second)), (state.State, state.Count, state.FireAt));
        Assert.Equal([$"nudge-{state.JobId}"], stage.Started);
    }

    [Fact]
    public async Task An_earlier_end_sets_another_alarm_and_the_first_one_counts_no_more()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);
        await box.DelayAsync(10);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/B.mkv"));
        await stage.HearAsync(2);

        await stage.PassAsync(10 * Second);
        Assert.Equal("idle", stage.StateOf("radarr").State);
        await stage.PassAsync(60 * Second);

        Assert.Equal(["queued", "queued", "triggered"], await box.HistoryAsync());
    }

    [Fact]
    public async Task An_alarm_that_rings_a_second_early_is_in_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);
        box.Time.Advance(59.1 * Second);

        await stage.RunAsync(stage.Waiting.Single());

        Assert.Empty(await box.BatchesAsync());
        Assert.Equal("idle", stage.StateOf("radarr").State);
    }

    [Fact]
    public async Task The_database_knows_better_when_a_batch_has_grown_and_the_clock_was_not_told()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);
        box.Time.Advance(30 * Second);
        stage.IsDeaf = true;
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/B.mkv"));

        await stage.PassAsync(30 * Second);
        Assert.Equal(box.Time.GetUtcNow() + (30 * Second), stage.StateOf("radarr").FireAt);
        await stage.PassAsync(30 * Second);

        Assert.Empty(await box.BatchesAsync());
    }

    [Fact]
    public async Task An_operation_that_is_delivered_twice_changes_nothing_the_second_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using var stage = new EntityStage(box);
        await box.AcceptAsync(stage, WebhookBox.Radarr("/m/A.mkv"));
        await stage.HearAsync(1);
        EntityStage.Signal alarm = stage.Waiting.Single();
        await stage.PassAsync(60 * Second);

        await stage.RunAsync(alarm);

        Assert.Equal(["queued", "triggered"], await box.HistoryAsync());
        Assert.Equal(["jobgate.Look"], stage.Knocks);
    }

    [Fact]
    public void What_an_entity_key_must_not_hold_is_encoded()
        => Assert.Equal("radarr::a%2Fb%3Fc", DebounceBatch.IdOf("radarr::a/b?c").Key);

    [Fact]
    public void The_state_can_be_read_as_it_was_written()
    {
        var state = new DebounceState { JobId = Guid.NewGuid(), FireAt = DateTimeOffset.UnixEpoch, AlarmAt = DateTimeOffset.UnixEpoch.AddTicks(7), Count = 3, FirstTitle = "Reef" };

        Assert.Equal(state, JsonSerializer.Deserialize<DebounceState>(JsonSerializer.Serialize(state)));
        Assert.Contains("\"State\":\"waiting\"", JsonSerializer.Serialize(state), StringComparison.Ordinal);
    }
}
