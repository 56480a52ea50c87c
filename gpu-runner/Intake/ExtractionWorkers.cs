using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// The workers that extract: some for each device that can be used now, and some on the CPU. How many, the settings say, and the app may
/// say otherwise at any time.
/// </summary>
internal sealed class ExtractionWorkers
{
    private const int Most = 32;

    private readonly RunnerOptions _options;
    private readonly Devices _devices;
    private readonly Lock _gate = new();
    private DesiredState _wish = new();

    public ExtractionWorkers(RunnerOptions options, Devices devices)
    {
        (_options, _devices) = (options, devices);
        devices.Changed += Apply;
        Apply();
    }

    public WorkerPool Pool { get; } = new(0);

    /// <summary>Takes the app's wish in place of the settings, as far as it goes.</summary>
    public void Follow(DesiredState wish)
    {
        lock (_gate)
        {
            _wish = wish;
        }

        Apply();
    }

    private void Apply()
    {
        lock (_gate)
        {
            var devices = _devices.Known.Select(device => device.Usable).OfType<DecodeDevice>();
            List<WorkerGroup> groups = [.. devices.Select(device => new WorkerGroup(
                device,
                Limit(_wish.GpuWorkers?.TryGetValue(device.Id, out var workers) is true ? workers : _options.GpuWorkers.For(device.Id)),
                Limit(_wish.GpuThreads?.TryGetValue(device.Id, out var threads) is true ? threads : _options.GpuThreads.For(device.Id))))];
            var cpuWorkers = Limit(_wish.CpuWorkers ?? _options.CpuWorkers);
            Pool.Resize([.. groups, new WorkerGroup(DecodeDevice.Cpu, cpuWorkers, Threads: 0)]);
        }
    }

    private static int Limit(int count) => Math.Clamp(count, 0, Most);
}
