using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.GpuRunner.Hardware.Vulkan;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>Searches for devices at start, when one has failed, when the app asks for it, and each minute while one is drained.</summary>
internal sealed class DeviceService(Devices devices, DeviceScan scan, VulkanProbe vulkan, TimeProvider time, ILogger<DeviceService> log) : BackgroundService
{
    /// <summary>Between two searches, however many ask.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan RetryDrained = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The runner takes work on the CPU meanwhile.
        for (var tryAnew = false; ; tryAnew = true)
        {
            await ScanAsync(tryAnew, stoppingToken);
            await Task.Delay(Rest, time, stoppingToken);
            var patience = devices.AnyDrained ? RetryDrained : Timeout.InfiniteTimeSpan;
            await devices.Doubted.WaitAsync(patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task ScanAsync(bool tryAnew, CancellationToken cancellationToken)
    {
        try
        {
            devices.Replace(await scan.RunAsync(tryAnew, cancellationToken), await vulkan.FindAsync(cancellationToken));
            foreach (var device in devices.Known)
            {
                var state = device.ToState(0, []);
                log.LogInformation("{Id} ({Name}): {Status}. {Problem} {Codecs}", device.Id, state.Name, state.Status, state.Problem, string.Join(", ", state.Codecs));
            }
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            // Without devices there is still the CPU.
            log.LogError(unexpected, "The search for devices failed unexpectedly");
            devices.Replace([], VulkanDevice.None("The search for devices failed."));
        }
    }
}
