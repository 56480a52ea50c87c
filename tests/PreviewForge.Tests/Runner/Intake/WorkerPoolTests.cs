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
    public async Task Without_workers_nothing_is_taken_until_there_are_some()
    {
        var pool = new WorkerPool(0);
        var waiting = pool.TakeAsync(Token);
        Assert.False(waiting.IsCompleted);

        pool.Resize(1);

        Assert.Equal("CPU Worker 1", (await waiting).Name);
    }
}
