using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Live;

public sealed class LiveFeedTests
{
    [Fact]
    public async Task From_a_known_event_on_every_later_one_comes_once_and_in_order_also_those_that_happen_meanwhile()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellAsync("known");
        long known = await box.Get<EventLog>().LastAsync(AppBox.Soon);
        await box.TellManyAsync(1100);
        await using IAsyncEnumerator<LiveBatch> stream = Follow(box, known);

        IReadOnlyList<LiveEvent> before = await box.TakeAsync(stream, 1100);
        await box.TellManyAsync(3);
        IReadOnlyList<LiveEvent> after = await box.TakeAsync(stream, 3);

        Assert.Equal(Enumerable.Range(1, 1103).Select(number => known + number), before.Concat(after).Select(told => told.Seq));
        Assert.Equal(["0", "1", "2"], after.Select(told => told.Subject));
    }

    [Fact]
    public async Task Without_a_known_event_only_what_happens_from_now_on_comes()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellAsync("before");
        await using IAsyncEnumerator<LiveBatch> stream = Follow(box, null);
        await box.NextAsync(stream);

        await box.TellAsync("after");

        Assert.Equal(["after"], (await box.TakeAsync(stream, 1)).Select(told => told.Subject));
    }

    [Fact]
    public async Task A_reader_who_comes_back_too_late_is_told_of_the_gap_once_and_then_goes_on()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellManyAsync(5);
        box.Time.Advance(TimeSpan.FromHours(2));
        await box.TellAsync("kept");
        await box.Get<EventLog>().PruneAsync(AppBox.Soon);
        await using IAsyncEnumerator<LiveBatch> stream = Follow(box, 1);

        LiveBatch first = await box.NextAsync(stream);
        await box.TellAsync("next");
        LiveBatch[] later = [await box.NextAsync(stream), await box.NextAsync(stream)];

        Assert.True(first.HasGap);
        Assert.Equal(["kept"], first.Events.Select(told => told.Subject));
        Assert.DoesNotContain(later, batch => batch.HasGap);
        Assert.Equal(["next"], later.SelectMany(batch => batch.Events).Where(told => told.Kind != LiveEventKind.WorkerUpdate).Select(told => told.Subject));
    }

    [Fact]
    public async Task A_reader_of_a_database_that_was_replaced_is_told_of_the_gap_and_goes_on()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellAsync("old");
        await using IAsyncEnumerator<LiveBatch> stream = Follow(box, 999);

        LiveBatch first = await box.NextAsync(stream);
        await box.TellAsync("next");

        Assert.True(first.HasGap);
        Assert.Equal(["next"], (await box.TakeAsync(stream, 1)).Select(told => told.Subject));
    }

    [Fact]
    public async Task Workers_are_told_at_the_beginning_and_again_whenever_a_heartbeat_says_something_new()
    {
        await using AppBox box = await AppBox.OpenAsync();
        box.Runners.Workers.Add(new WorkerState { Id = 1, Kind = WorkerKind.Cpu, Name = "CPU Worker 1" });
        await using IAsyncEnumerator<LiveBatch> stream = Follow(box, null);

        LiveEvent idle = Assert.Single((await box.NextAsync(stream)).Events);
        await box.TellAsync("no news of workers");
        LiveEvent other = Assert.Single((await box.NextAsync(stream)).Events);
        box.Runners.Workers[0] = box.Runners.Workers[0] with { Current = new CurrentWork(Guid.NewGuid(), 1, "/m/Kelp.mkv", "Extracting", 10, 2, null) };
        LiveEvent busy = Assert.Single((await box.NextAsync(stream)).Events);

        Assert.Equal((LiveEventKind.WorkerUpdate, LiveEventKind.JobUpdated, LiveEventKind.WorkerUpdate), (idle.Kind, other.Kind, busy.Kind));
        Assert.Equal(("idle", "processing"), (StatusIn(idle), StatusIn(busy)));
        Assert.Equal(other.Seq, busy.Seq);
    }

    [Fact]
    public async Task What_another_host_of_the_app_wrote_is_seen_within_a_second()
    {
        await using AppBox box = await AppBox.OpenAsync();
        using var elsewhere = new Database(box.Get<IDbContextFactory<PreviewForgeDbContext>>());
        await using IAsyncEnumerator<LiveBatch> stream = Follow(box, 0);
        await box.NextAsync(stream);

        await box.TellAsync("from elsewhere", elsewhere);

        Assert.Equal(["from elsewhere"], (await box.TakeAsync(stream, 1)).Select(told => told.Subject));
    }

    [Fact]
    public async Task Several_readers_each_get_everything()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await using IAsyncEnumerator<LiveBatch> one = Follow(box, 0);
        await using IAsyncEnumerator<LiveBatch> other = Follow(box, 0);

        await box.TellManyAsync(4);

        Assert.Equal(
            (await box.TakeAsync(one, 4)).Select(told => told.Seq),
            (await box.TakeAsync(other, 4)).Select(told => told.Seq));
    }

    [Fact]
    public async Task A_reader_who_goes_away_ends_the_stream()
    {
        await using AppBox box = await AppBox.OpenAsync();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(AppBox.Soon);
        await using IAsyncEnumerator<LiveBatch> stream = box.Get<LiveFeed>().FollowAsync(0, leaving.Token).GetAsyncEnumerator(AppBox.Soon);
        await box.NextAsync(stream);
        Task<bool> next = stream.MoveNextAsync().AsTask();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static string StatusIn(LiveEvent told) => told.Data!.Value.GetProperty("workers")[0].GetProperty("status").GetString()!;

    private static IAsyncEnumerator<LiveBatch> Follow(AppBox box, long? after) => box.Get<LiveFeed>().FollowAsync(after, AppBox.Soon).GetAsyncEnumerator(AppBox.Soon);
}
