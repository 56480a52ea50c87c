using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Contracts;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// Runs the two intakes side by side: probes have workers of their own, so that the longest film can't hold them up. When the
/// process is told to end, work in hand gets a grace period and is then given back.
/// </summary>
internal sealed class IntakeService(
    ExtractionWorkers extractions, IWorkQueues queues, MessageHandler handler, IntakeGate gate, TimeProvider time, ILogger<IntakeService> log)
    : BackgroundService
{
    /// <summary>Docker waits ten seconds by default and compose files of media servers often thirty; systemd waits ninety.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(25);

    /// <summary>For ending ffmpeg and giving messages back, after the grace period.</summary>
    public static readonly TimeSpan Cleanup = TimeSpan.FromSeconds(10);

    /// <summary>Probe messages at the same time. Each looks at many files at once, so a few fill any storage.</summary>
    private const int ProbeWorkers = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abort = new CancellationTokenSource();
        using var ending = stoppingToken.Register(gate.End);
        var probes = new WorkerPool(ProbeWorkers);
        var running = Task.WhenAll(
            new MessagePump(QueueNames.ProbesByPriority, probes, queues, handler, gate, time, log).RunAsync(stoppingToken, abort.Token),
            new MessagePump(QueueNames.ExtractsByPriority, extractions.Pool, queues, handler, gate, time, log).RunAsync(stoppingToken, abort.Token));
        await running.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (await Task.WhenAny(running, Task.Delay(Grace, time, CancellationToken.None)) != running)
        {
            log.LogInformation("The grace period is over; work in hand is given back");
            await abort.CancelAsync();
        }

        await running.WaitAsync(Cleanup, time, CancellationToken.None);
    }
}
