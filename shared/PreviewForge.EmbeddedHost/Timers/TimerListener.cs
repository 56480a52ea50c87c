using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Hosting;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>
/// Runs one function at its ticks. The next run begins after the former has ended, so runs never overlap; ticks that pass meanwhile are left out.
/// </summary>
internal sealed class TimerListener(
    TimerSource source, ITimerStatusStore store, IFunctionInvoker invoker, RunningFunctions running, TimeProvider time, ILogger logger)
{
    /// <summary>Longer waits are cut, so that a clock that was set does not matter for long.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>A clock that is put right by no more than this does not bring the last tick again.</summary>
    private static readonly TimeSpan SmallCorrection = TimeSpan.FromMinutes(1);

    private TimerStatus? _status;

    /// <summary>Returns when <paramref name="stopping"/> is cancelled and the last run has ended, or when there are no more ticks.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await StartAsync(stopping);
            DateTimeOffset? last = null;
            while (source.Schedule.Next(Begin(last)) is { } tick)
            {
                await UntilAsync(tick, stopping);
                await TickAsync(tick, isPastDue: false);
                last = tick;
            }

            logger.LogInformation("Timer {FunctionName} has no more ticks.", source.Function.Name);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            logger.LogDebug("Timer {FunctionName} is left.", source.Function.Name);
        }
    }

    /// <summary>One run makes up for all ticks that were missed while no host was running.</summary>
    private async Task StartAsync(CancellationToken stopping)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (source.IsMonitored)
        {
            _status = await store.ReadAsync(source.Function.Name, stopping);
            bool isPastDue = _status is not null && FirstMissed(_status) <= now;
            if (_status is null && source.Schedule.Next(now) is { } next)
            {
                await RememberAsync(new TimerStatus(null, next, now), stopping);
            }

            if (isPastDue)
            {
                await TickAsync(now, isPastDue: true);
                return;
            }
        }

        if (source.RunsOnStartup)
        {
            await TickAsync(now, isPastDue: false);
        }
    }

    /// <summary>The time after which the next tick is looked for; after a clock was set back far, ticks follow the new time.</summary>
    private DateTimeOffset Begin(DateTimeOffset? lastTick)
    {
        DateTimeOffset now = time.GetUtcNow();
        return lastTick is { } last && now < last && last - now <= SmallCorrection ? last : now;
    }

    /// <summary>What the schedule of today expects after the last known tick: the schedule may have been edited since.</summary>
    private DateTimeOffset? FirstMissed(TimerStatus status) => source.Schedule.Next(status.Last ?? status.LastUpdated);

    private async Task UntilAsync(DateTimeOffset tick, CancellationToken stopping)
    {
        for (TimeSpan left = tick - time.GetUtcNow(); left > TimeSpan.Zero; left = tick - time.GetUtcNow())
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, stopping);
        }
    }

    private async Task TickAsync(DateTimeOffset tick, bool isPastDue)
    {
        TimerInfo info = new() { ScheduleStatus = _status?.ForFunction(source.Zone), IsPastDue = isPastDue };
        Task run = Task.Run(() => RunFunctionAsync(info), CancellationToken.None);
        running.Add(run);
        await run.WaitAsync(running.LeftBehind);

        DateTimeOffset now = time.GetUtcNow();
        if (source.IsMonitored && source.Schedule.Next(now > tick ? now : tick) is { } next)
        {
            await RememberAsync(new TimerStatus(tick, next, now), running.LeftBehind);
        }
    }

    private async Task RunFunctionAsync(TimerInfo info)
    {
        try
        {
            await invoker.InvokeAsync(new Invocation(source.Function) { TriggerValue = info }, running.Cancelled);
        }
        catch (Exception)
        {
            // The invoker has logged it; the next tick is the next try.
        }
    }

    private Task RememberAsync(TimerStatus status, CancellationToken cancellationToken)
    {
        _status = status;
        return store.WriteAsync(source.Function.Name, status, cancellationToken);
    }
}
