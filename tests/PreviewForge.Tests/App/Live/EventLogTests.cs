using PreviewForge.Functions.Live;

namespace PreviewForge.Tests.App.Live;

public sealed class EventLogTests
{
    [Fact]
    public async Task A_change_that_fails_is_not_told()
    {
        await using AppBox box = await AppBox.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => box.Database.WriteAsync<int>(
            async context =>
            {
                context.Tell(LiveEventKind.JobCreated, box.Time.GetUtcNow(), "failed");
                await context.SaveChangesAsync(AppBox.Soon);
                throw new InvalidOperationException("no luck");
            },
            AppBox.Soon));
        await box.TellAsync("done");

        Assert.Equal(["done"], (await ReadAsync(box, 0)).Events.Select(told => told.Subject));
    }

    [Fact]
    public async Task A_change_and_its_event_are_there_together()
    {
        await using AppBox box = await AppBox.OpenAsync();
        Guid job = await box.SubmitAsync(box.Video("a.mkv"));

        LiveEvent told = Assert.Single((await ReadAsync(box, 0)).Events);

        Assert.Equal((LiveEventKind.JobCreated, job.ToString(), box.Time.GetUtcNow()), (told.Kind, told.Subject, told.At));
    }

    [Fact]
    public async Task Numbers_grow_and_are_never_used_again_though_all_older_events_are_forgotten()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellManyAsync(3);
        long before = await box.Get<EventLog>().LastAsync(AppBox.Soon);
        box.Time.Advance(TimeSpan.FromHours(2));
        await box.Get<EventLog>().PruneAsync(AppBox.Soon);

        await box.TellAsync("next");

        Assert.Equal(before + 1, await box.Get<EventLog>().LastAsync(AppBox.Soon));
    }

    [Fact]
    public async Task What_came_after_an_event_is_read_in_order_five_hundred_at_a_time()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellManyAsync(700);

        LiveBatch first = await ReadAsync(box, 0);
        LiveBatch second = await ReadAsync(box, first.Events[^1].Seq);

        Assert.Equal((EventLog.MostAtOnce, 200), (first.Events.Count, second.Events.Count));
        Assert.Equal(Enumerable.Range(0, 700).Select(number => $"{number}"), first.Events.Concat(second.Events).Select(told => told.Subject));
        Assert.False(first.HasGap || second.HasGap);
    }

    [Fact]
    public async Task Events_are_forgotten_after_an_hour_and_not_before()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellAsync("old");
        box.Time.Advance(TimeSpan.FromMinutes(31));
        await box.TellAsync("young");
        box.Time.Advance(TimeSpan.FromMinutes(30));
        await box.TellAsync("new");

        await box.Get<EventLog>().PruneAsync(AppBox.Soon);

        Assert.Equal(["young", "new"], (await ReadAsync(box, 0)).Events.Select(told => told.Subject));
    }

    [Fact]
    public async Task A_reader_who_missed_events_that_are_forgotten_is_told_so_and_one_who_knows_them_is_not()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellManyAsync(5);
        long[] numbers = [.. (await ReadAsync(box, 0)).Events.Select(told => told.Seq)];
        box.Time.Advance(TimeSpan.FromHours(2));
        await box.TellAsync("new");
        await box.Get<EventLog>().PruneAsync(AppBox.Soon);

        Assert.True((await ReadAsync(box, numbers[2])).HasGap);
        Assert.False((await ReadAsync(box, numbers[4])).HasGap);
        Assert.Equal(["new"], (await ReadAsync(box, numbers[2])).Events.Select(told => told.Subject));
    }

    [Fact]
    public async Task A_number_from_another_database_is_a_gap()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await box.TellAsync("only");

        Assert.True((await ReadAsync(box, 999)).HasGap);
    }

    private static Task<LiveBatch> ReadAsync(AppBox box, long after) => box.Get<EventLog>().ReadAsync(after, AppBox.Soon);
}
