using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Hosting;
using PreviewForge.EmbeddedHost.Tests.Support;
using PreviewForge.EmbeddedHost.Timers;

namespace PreviewForge.EmbeddedHost.Tests.Timers;

public sealed class TimerListenerTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 30, TimeSpan.Zero);
    private readonly ObservedTime _time = new(Start);
    private readonly FakeStore _store = new();
    private readonly FakeInvoker _invoker = new();
    private readonly RunningFunctions _running;
    private readonly CancellationTokenSource _stopping = new();
    private Task _listening = Task.CompletedTask;

    public TimerListenerTests() => _running = new RunningFunctions(_time);

    [Fact]
    public async Task A_timer_runs_at_its_tick_and_not_before()
    {
        Listen("0 * * * * *");

        await _time.AdvanceWaitersAsync(TimeSpan.FromSeconds(29));
        Assert.Empty(_invoker.Runs);
        await _time.AdvanceWaitersAsync(TimeSpan.FromSeconds(1));

        await _invoker.Journal.WaitForAsync("run 1");
    }

    [Fact]
    public async Task The_function_gets_the_status_from_before_its_run_and_the_tick_is_remembered_after_it()
    {
        Listen("0 * * * * *");
        await TickAsync(1, TimeSpan.FromSeconds(30));
        await TickAsync(2, TimeSpan.FromMinutes(1));

        ScheduleStatus first = _invoker.Runs[0].ScheduleStatus!;
        ScheduleStatus second = _invoker.Runs[1].ScheduleStatus!;
        Assert.Equal((default, At(10, 1)), (first.Last, first.Next));
        Assert.Equal((At(10, 1), At(10, 2)), (second.Last, second.Next));
        await _store.Journal.WaitForAsync("10:02 then 10:03");
        Assert.Equal(2, _invoker.Runs.Count);
    }

    [Fact]
    public async Task A_tick_missed_while_no_host_ran_is_made_up_for_once()
    {
        _store.Status = new TimerStatus(Start.AddHours(-5), Start.AddHours(-4), Start.AddHours(-5));
        Listen("0 0 * * * *");

        await _invoker.Journal.WaitForAsync("run 1");
        Assert.True(_invoker.Runs[0].IsPastDue);
        await TickAsync(2, TimeSpan.FromMinutes(60));
        Assert.False(_invoker.Runs[1].IsPastDue);
    }

    [Fact]
    public async Task Nothing_is_past_due_at_the_first_start_or_when_no_tick_was_missed()
    {
        Listen("0 0 * * * *");
        await _store.Journal.WaitForAsync("never then 11:00");
        Assert.Empty(_invoker.Runs);

        _store.Status = new TimerStatus(Start.AddSeconds(-30), Start.AddSeconds(-30).AddHours(1), Start.AddSeconds(-30));
        Listen("0 0 * * * *");
        await _time.AdvanceWaitersAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(_invoker.Runs);
    }

    [Fact]
    public async Task A_schedule_that_was_edited_since_is_judged_by_its_new_text()
    {
        // Yesterday's schedule expected nothing before next year; today's would have ticked an hour ago.
        _store.Status = new TimerStatus(Start.AddHours(-2), Start.AddYears(1), Start.AddHours(-2));
        Listen("0 0 * * * *");

        await _invoker.Journal.WaitForAsync("run 1");
        Assert.True(_invoker.Runs[0].IsPastDue);
    }

    [Fact]
    public async Task A_timer_may_run_at_the_start_besides()
    {
        Listen("0 0 0 1 1 *", runsOnStartup: true);

        await _invoker.Journal.WaitForAsync("run 1");
        Assert.False(_invoker.Runs[0].IsPastDue);
        Assert.NotNull(_invoker.Runs[0].ScheduleStatus);
    }

    [Fact]
    public async Task A_timer_that_is_not_monitored_has_no_status_and_writes_none()
    {
        Listen("*/10 * * * * *", isMonitored: false);
        await TickAsync(1, TimeSpan.FromSeconds(10));

        Assert.Null(_invoker.Runs[0].ScheduleStatus);
        Assert.Empty(_store.Journal.Lines);
    }

    [Fact]
    public async Task Runs_never_overlap_and_ticks_that_pass_meanwhile_are_left_out()
    {
        _invoker.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Listen("0 * * * * *");
        await TickAsync(1, TimeSpan.FromSeconds(30));

        _time.Advance(TimeSpan.FromMinutes(3.5));
        Assert.Single(_invoker.Runs);
        _invoker.Gate.SetResult();
        await _store.Journal.WaitForAsync("10:01 then 10:05");
        await TickAsync(2, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_failing_function_runs_again_at_the_next_tick()
    {
        _invoker.Failure = new InvalidOperationException("no");
        Listen("0 * * * * *");
        await TickAsync(1, TimeSpan.FromSeconds(30));
        await TickAsync(2, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData(2, "10:01 then 10:02")]
    [InlineData(7200, "10:01 then 10:02", "08:02 then 08:03")]
    public async Task A_clock_that_is_set_back_a_little_does_not_bring_a_tick_again_and_after_a_jump_ticks_follow_the_new_time(
        int secondsBack, params string[] remembered)
    {
        _invoker.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Listen("0 * * * * *");
        await TickAsync(1, TimeSpan.FromSeconds(30));

        _time.AdjustTime(_time.GetUtcNow().AddSeconds(-secondsBack));
        _invoker.Gate.SetResult();
        await _store.Journal.WaitForAsync(remembered[0]);
        await TickAsync(2, TimeSpan.FromSeconds(62));

        await _store.Journal.WaitForAsync(remembered.Length > 1 ? remembered[1] : "10:02 then 10:03");
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening.WaitAsync(TimeSpan.FromMinutes(2));
        _stopping.Dispose();
        _running.Dispose();
    }

    private static DateTime At(int hour, int minute) => new(2026, 3, 1, hour, minute, 0, DateTimeKind.Utc);

    private void Listen(string schedule, bool runsOnStartup = false, bool isMonitored = true)
    {
        FunctionDescriptor function = new("Tick", (MethodInfo)MethodBase.GetCurrentMethod()!, null!, new TimerTriggerAttribute(schedule));
        TimerSource source = new(function, TimerSchedule.Parse(schedule, TimeZoneInfo.Utc), TimeZoneInfo.Utc, isMonitored, runsOnStartup);
        TimerListener listener = new(source, _store, _invoker, _running, _time, NullLogger.Instance);
        _listening = Task.WhenAll(_listening, listener.RunAsync(_stopping.Token));
    }

    /// <summary>Goes on to the next tick and waits until its run has begun.</summary>
    private async Task TickAsync(int run, TimeSpan wait)
    {
        await _time.AdvanceWaitersAsync(wait);
        await _invoker.Journal.WaitForAsync($"run {run}");
    }

    private sealed class FakeStore : ITimerStatusStore
    {
        public TimerStatus? Status { get; set; }

        public Journal Journal { get; } = new();

        public Task<TimerStatus?> ReadAsync(string function, CancellationToken cancellationToken) => Task.FromResult(Status);

        public Task WriteAsync(string function, TimerStatus status, CancellationToken cancellationToken)
        {
            Status = status;
            Journal.Write($"{status.Last?.ToString("HH:mm") ?? "never"} then {status.Next:HH:mm}");
            return Task.CompletedTask;
        }
    }

    private sealed class FakeInvoker : IFunctionInvoker
    {
        public List<TimerInfo> Runs { get; } = [];

        public Journal Journal { get; } = new();

        public TaskCompletionSource? Gate { get; set; }

        public Exception? Failure { get; set; }

        public async Task<object?> InvokeAsync(Invocation invocation, CancellationToken cancellationToken)
        {
            Runs.Add((TimerInfo)invocation.TriggerValue!);
            Journal.Write($"run {Runs.Count}");
            await (Gate?.Task ?? Task.CompletedTask);
            return Failure is null ? null : throw Failure;
        }
    }
}
