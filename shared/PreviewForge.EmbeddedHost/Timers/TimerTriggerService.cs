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
    TimeProvider time, ILoggerFactory loggers) : IHostedService, IDisposable
{
    private readonly RunningFunctions _running = new(time);
    private readonly CancellationTokenSource _stopping = new();
    private Task[] _timers = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        TimerSource[] sources =
        [
            .. from function in index.Functions
               where function.TriggerAttribute is TimerTriggerAttribute
               select Source(function),
        ];
        _timers = [.. sources.Select(source => Task.Run(() => Listener(source).RunAsync(_stopping.Token), CancellationToken.None))];
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running.DrainAsync(cancellationToken);
        await Task.WhenAll(_timers).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _running.Dispose();
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
