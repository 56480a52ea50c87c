using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.Tests.Runner.Intake;

public class WorkerPoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_too_few_comes_at_once()
    {
        var pool = new WorkerPool(1);
        await pool.TakeAsync(Token);
        var waiting = pool.TakeAsync(Token);
        Assert.False(waiting.IsCompleted);

        pool.Resize(2);

        Assert.Equal(2, (await waiting).Id);
    }

    [Fact]
    public async Task A_worker_too_many_ends_with_its_work_in_hand()
    {
        var pool = new WorkerPool(3);
        var (first, second) = (await pool.TakeAsync(Token), await pool.TakeAsync(Token));

        pool.Resize(1);
        Assert.Equal([1, 2], pool.Workers.Select(worker => worker.Id));
        pool.Return(first);
        pool.Return(second);

        Assert.Single(pool.Workers);
    }

    [Fact]
    public async Task A_worker_that_was_to_go_stays_when_it_is_wanted_again()
    {
        var pool = new WorkerPool(1);
        var worker = await pool.TakeAsync(Token);

        pool.Resize(0);
        pool.Resize(1);
        pool.Return(worker);

        Assert.Equal([1], pool.Workers.Select(left => left.Id));
        Assert.Same(worker, await pool.TakeAsync(Token));
    }

    [Fact]
    public async Task Work_that_steps_aside_frees_its_worker_and_gets_one_again_later()
    {
        var pool = new WorkerPool(1);
        using var seat = new Seat(pool, await pool.TakeAsync(Token));
        Assert.True(seat.TryLeave());
        var other = await pool.TakeAsync(Token);

        var back = seat.ComeBackAsync(Token);
        Assert.False(back.IsCompleted);
        pool.Return(other);
        await back;

        Assert.Equal(1, seat.Worker.Id);
    }

    [Fact]
    public async Task Only_so_many_step_aside_and_whoever_gives_up_makes_room()
    {
        var pool = new WorkerPool(1);
        var aside = new List<Seat>();
        for (var seat = await SitAsync(); seat.TryLeave(); seat = await SitAsync())
        {
            aside.Add(seat);
        }

        pool.Return(pool.Workers[0]);
        Assert.Equal(32, aside.Count);
        aside[0].Dispose();

        Assert.True((await SitAsync()).TryLeave());

        async Task<Seat> SitAsync() => new(pool, await pool.TakeAsync(Token));
    }

    [Fact]
    public async Task Without_workers_nothing_is_taken_until_there_are_some()
    {
        var pool = new WorkerPool(0);
        var waiting = pool.TakeAsync(Token);
        Assert.False(waiting.IsCompleted);

        pool.Resize(1);

        Assert.Equal("CPU Worker 1", (await waiting).Name);
    }
}
