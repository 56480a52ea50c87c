using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Configuration;
using PreviewForge.EmbeddedHost.Functions;
using PreviewForge.EmbeddedHost.Hosting;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>Runs the timers of all timer-triggered functions while the host runs.</summary>
internal sealed class TimerTriggerService(
    IFunctionIndex index, SettingReferences references, IConfiguration settings, ITimerStatusStore store, IFunctionInvoker invoker,
    TimeProvider time, ILoggerFactory loggers) : BackgroundService
{
    private readonly RunningFunctions _running = new(time);
    private TimerSource[] _sources = [];

    /// <exception cref="InvalidOperationException">A schedule or the time zone is not valid.</exception>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _sources =
        [
            .. from function in index.Functions
               where function.TriggerAttribute is TimerTriggerAttribute
               select Source(function),
        ];
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Timers that run at this moment end with their function, so both are waited for at once.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        Task stopped = base.StopAsync(cancellationToken);
        await _running.DrainAsync(cancellationToken);
        await stopped;
    }

    public override void Dispose()
    {
        base.Dispose();
        _running.Dispose();
    }

    /// <summary>A timer that breaks takes the host down: better than a schedule that nobody keeps.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (Task ended in Task.WhenEach(_sources.Select(source => Listener(source).RunAsync(stoppingToken))))
        {
            await ended;
        }
    }

    private TimerSource Source(FunctionDescriptor function)
    {
        TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.TriggerAttribute;
        TimeZoneInfo zone = TimerZone.From(settings);
        try
        {
            TimerSchedule schedule = TimerSchedule.Parse(references.Resolve(trigger.Schedule), zone);
            return new TimerSource(
                function, schedule, zone, trigger.UseMonitor && schedule.IsWorthMonitoring(time.GetUtcNow()), trigger.RunOnStartup);
        }
        catch (FormatException e)
        {
            throw new InvalidOperationException($"{function.Name}: {e.Message}", e);
        }
    }

    private TimerListener Listener(TimerSource source) =>
        new(source, store, invoker, _running, time, loggers.CreateLogger($"Host.Timers.{source.Function.Name}"));
}
