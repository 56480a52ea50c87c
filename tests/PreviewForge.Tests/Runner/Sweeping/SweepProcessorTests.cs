using Microsoft.Extensions.Time.Testing;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.GpuRunner.Sweeping;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Sweeping;

public sealed class SweepProcessorTests : IDisposable
{
    private readonly TaskCompletionSource _hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _answers = new();
    private readonly Library _library;
    private readonly FakeTimeProvider _time = new();
    private readonly SweepProcessor _processor;
    private readonly WorkerPool _pool = new(1);

    public SweepProcessorTests()
    {
        _library = new Library(new WatchedFiles { BeforeOpen = _ => Hang() });
        _processor = new SweepProcessor(_library.Sweeper, _time);
        _library.Film("A.mkv");
        File.Delete(_library.Film("B.mkv"));
    }

    public void Dispose()
    {
        _library.Dispose();
        _answers.Dispose();
    }

    [Fact(Timeout = 120_000)]
    public async Task Sweeps_hold_no_worker_and_come_one_after_the_other()
    {
        var first = SweepAsync(TestContext.Current.CancellationToken);
        await _hangs.Task.WaitAsync(TestContext.Current.CancellationToken);
        var second = SweepAsync(TestContext.Current.CancellationToken);
        _pool.Return(await _pool.TakeAsync(TestContext.Current.CancellationToken)); // There is one worker, and it is free.

        Assert.False(first.IsCompleted || second.IsCompleted);
        _answers.Set();

        Assert.Equal((3, 0), ((await first).Removed, (await second).Orphans));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_sweep_that_is_no_longer_wanted_ends_and_removes_nothing_more()
    {
        using var job = new CancellationTokenSource();
        var sweep = SweepAsync(job.Token);
        await _hangs.Task.WaitAsync(TestContext.Current.CancellationToken);

        await job.CancelAsync();
        _answers.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep);

        Assert.True(Library.HasPreviews(_library.InRoot("B.mkv")));
    }

    [Fact(Timeout = 120_000)]
    public async Task Storage_that_never_answers_ends_the_sweep_and_those_after_it_until_it_answers()
    {
        var sweep = SweepAsync(TestContext.Current.CancellationToken);
        await _hangs.Task.WaitAsync(TestContext.Current.CancellationToken);
        await UntilEndedAsync(sweep);
        var next = SweepAsync(TestContext.Current.CancellationToken);

        Assert.Equal(SweepStop.Failed, (await sweep).Refusal?.Cause);
        Assert.Contains("mounts", (await sweep).Refusal!.Reason, StringComparison.Ordinal);
        Assert.Contains("earlier sweep", (await next).Refusal?.Reason, StringComparison.Ordinal);

        _answers.Set();
        SweepResult later;
        do
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            later = await SweepAsync(TestContext.Current.CancellationToken);
        }
        while (later.Refusal is not null);

        Assert.Equal(3, later.Removed); // The thread that came back has removed nothing.
    }

    private void Hang()
    {
        _hangs.TrySetResult();
        _answers.Wait(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    private async Task<SweepResult> SweepAsync(CancellationToken cancellationToken)
    {
        using var seat = await ExtractionRig.SitAsync(_pool);
        return await _processor.ProcessAsync(Works.Sweep(_library.Root), seat, cancellationToken);
    }

    private async Task UntilEndedAsync(Task sweep)
    {
        while (!sweep.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
