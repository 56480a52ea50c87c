using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.EmbeddedHost.Durable.Scheduling;
using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.EmbeddedHost.Tests.Durable.Scheduling;

public sealed class KeyedSchedulerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ObservedTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly Journal _journal = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signals_during_a_run_make_one_more_run_follow()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        using KeyedScheduler<string> scheduler = Scheduler(4, async (key, _) =>
        {
            _journal.Write($"run {Interlocked.Increment(ref runs)}");
            await gate.Task;
        });
        scheduler.Signal("a");
        await _journal.WaitForAsync("run 1");

        scheduler.Signal("a");
        scheduler.Signal("a");
        gate.SetResult();
        await _journal.WaitForAsync("run 2");
        await scheduler.StopAsync(Cancelled);

        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_key_never_runs_twice_at_a_time_and_no_signal_is_overlooked()
    {
        const int Keys = 8, Signals = 4000;
        int[] wanted = new int[Keys], seen = new int[Keys], inside = new int[Keys];
        ConcurrentBag<string> faults = [];
        using KeyedScheduler<int> scheduler = Scheduler<int>(4, async (key, _) =>
        {
            if (Interlocked.Increment(ref inside[key]) != 1)
            {
                faults.Add($"{key} runs twice");
            }

            int now = Volatile.Read(ref wanted[key]);
            await Task.Yield();
            Volatile.Write(ref seen[key], now);
            Interlocked.Decrement(ref inside[key]);
        });

        await Parallel.ForAsync(0, Signals, Cancelled, (n, _) =>
        {
            Interlocked.Increment(ref wanted[n % Keys]);
            scheduler.Signal(n % Keys);
            return ValueTask.CompletedTask;
        });
        using CancellationTokenSource patience = new(Patience);
        while (!Enumerable.Range(0, Keys).All(key => Volatile.Read(ref seen[key]) == wanted[key]))
        {
            await Task.Delay(5, patience.Token);
        }

        await scheduler.StopAsync(Cancelled);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task No_more_run_at_a_time_than_allowed()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using KeyedScheduler<string> scheduler = Scheduler(2, async (key, _) =>
        {
            _journal.Write(key);
            await gate.Task;
        });
        foreach (string key in new[] { "a", "b", "c" })
        {
            scheduler.Signal(key);
        }

        await _journal.WaitForAsync("a");
        await _journal.WaitForAsync("b");
        Assert.Equal(2, _journal.Lines.Count);
        gate.SetResult();
        await _journal.WaitForAsync("c");
        await scheduler.StopAsync(Cancelled);
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_a_second_and_holds_up_nobody_meanwhile()
    {
        int tries = 0;
        using KeyedScheduler<string> scheduler = Scheduler(1, (key, _) =>
        {
            _journal.Write(key == "sick" ? $"sick {Interlocked.Increment(ref tries)}" : key);
            return key == "sick" && tries < 2 ? throw new InvalidOperationException("no") : Task.CompletedTask;
        });
        scheduler.Signal("sick");
        await _journal.WaitForAsync("sick 1");
        scheduler.Signal("sick");
        scheduler.Signal("sound");
        await _journal.WaitForAsync("sound");
        Assert.Equal(1, tries);

        await _time.AdvanceWaitersAsync(TimeSpan.FromSeconds(1));
        await _journal.WaitForAsync("sick 2");
        await scheduler.StopAsync(Cancelled);

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task A_stop_cancels_what_runs_waits_for_it_and_starts_nothing_more()
    {
        using KeyedScheduler<string> scheduler = Scheduler(1, async (key, stopping) =>
        {
            _journal.Write($"{key} begins");
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping).ContinueWith(_ => _journal.Write($"{key} ends"), TaskScheduler.Default);
        });
        scheduler.Signal("a");
        scheduler.Signal("b");
        await _journal.WaitForAsync("a begins");

        await scheduler.StopAsync(Cancelled);
        scheduler.Signal("c");

        Assert.Equal(["a begins", "a ends"], _journal.Lines);
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_it_may()
    {
        TaskCompletionSource never = new();
        using KeyedScheduler<string> scheduler = Scheduler(1, async (key, _) =>
        {
            _journal.Write(key);
            await never.Task;
        });
        scheduler.Signal("deaf");
        await _journal.WaitForAsync("deaf");

        await scheduler.StopAsync(new CancellationToken(canceled: true)).WaitAsync(Patience, Cancelled);
    }

    private KeyedScheduler<string> Scheduler(int most, Func<string, CancellationToken, Task> run) => Scheduler<string>(most, run);

    private KeyedScheduler<TKey> Scheduler<TKey>(int most, Func<TKey, CancellationToken, Task> run)
        where TKey : notnull => new(most, run, _time, NullLogger.Instance);
}
