using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Hardware;
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

    [Fact]
    public async Task Gpus_are_taken_first_and_share_the_work()
    {
        var pool = new WorkerPool(0);
        pool.Resize([new WorkerGroup(Titan, 2, 2), new WorkerGroup(Arc, 2, 2), new WorkerGroup(DecodeDevice.Cpu, 1, 4)]);

        var names = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            names.Add((await pool.TakeAsync(Token)).Name);
        }

        string[] expected =
            ["GPU Worker 1 (NVIDIA TITAN RTX)", "GPU Worker 3 (Intel Arc A380)", "GPU Worker 2 (NVIDIA TITAN RTX)", "GPU Worker 4 (Intel Arc A380)", "CPU Worker 1"];
        Assert.Equal(expected, names);
    }

    [Fact]
    public async Task A_device_that_is_gone_drains_and_the_others_go_on()
    {
        var pool = new WorkerPool(0);
        pool.Resize([new WorkerGroup(Titan, 2, 2), new WorkerGroup(DecodeDevice.Cpu, 1, 4)]);
        var busy = await pool.TakeAsync(Token);

        pool.Resize([new WorkerGroup(DecodeDevice.Cpu, 1, 4)]);
        Assert.Equal([busy.Name, "CPU Worker 1"], pool.Workers.Select(worker => worker.Name));
        pool.Return(busy);

        Assert.Equal("CPU Worker 1", Assert.Single(pool.Workers).Name);
    }

    [Fact]
    public async Task A_worker_that_was_to_go_with_its_device_stays_when_the_device_comes_back_at_another_address()
    {
        var pool = new WorkerPool(0);
        pool.Resize([new WorkerGroup(Titan, 1, 2)]);
        var busy = await pool.TakeAsync(Token);

        pool.Resize([]);
        pool.Resize([new WorkerGroup(Titan with { Address = "1" }, 1, 8)]);
        pool.Return(busy);

        Assert.Same(busy, Assert.Single(pool.Workers));
        Assert.Equal(("1", 8), (busy.Device.Address, busy.Threads));
    }

    [Fact]
    public async Task Why_a_worker_fell_back_is_shown_until_its_next_message()
    {
        var pool = new WorkerPool(0);
        pool.Resize([new WorkerGroup(Titan, 1, 2)]);
        using (var seat = new Seat(pool, await pool.TakeAsync(Token)))
        {
            seat.Worker.FellBack("The card fell off the bus.");
        }

        Assert.Equal("The card fell off the bus.", pool.Workers[0].ToState().FallbackReason);
        using var next = new Seat(pool, await pool.TakeAsync(Token));

        Assert.Equal((null, 1, WorkerKind.Gpu), (next.Worker.ToState().FallbackReason, next.Worker.ToState().Fallbacks, next.Worker.ToState().Kind));
    }

    private static readonly DecodeDevice Titan = new("nvidia-GPU-5e7d", DeviceKind.Nvidia, "NVIDIA TITAN RTX", "0");

    private static readonly DecodeDevice Arc = new("pci-0000:03:00.0", DeviceKind.Intel, "Intel Arc A380", "/dev/dri/renderD129");
}
