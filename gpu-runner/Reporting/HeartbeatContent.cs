using System.Reflection;
using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Reporting;

/// <summary>Gathers what the heartbeat says.</summary>
internal sealed class HeartbeatContent(
    RunnerOptions options, ExtractionWorkers workers, HardwareReport hardware, InFlight inFlight, IntakeGate gate, FfmpegVersion ffmpeg, TimeProvider time)
{
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <summary>Version of the runner program, without the commit: two builds of one version write the same journals.</summary>
    public static string Version { get; } =
        typeof(HeartbeatContent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public Heartbeat Now() => new()
    {
        RunnerId = options.RunnerId,
        Version = Version,
        Host = Environment.MachineName,
        StartedAt = _startedAt,
        WrittenAt = time.GetUtcNow(),
        Accepting = gate.IsAccepting,
        Holding = [.. inFlight.Dispatches.Order()],
        Workers = [.. workers.Pool.Workers.Select(worker => worker.ToState())],
        Ffmpeg = ffmpeg.Text,
        Hardware = hardware.Now(),
    };
}
