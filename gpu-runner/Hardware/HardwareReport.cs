using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Hardware.Choice;
using PreviewForge.GpuRunner.Intake;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>Tells the app what was found.</summary>
internal sealed class HardwareReport(Devices devices, DeviceChoice choice, ExtractionWorkers workers)
{
    public HardwareState Now()
    {
        var present = workers.Pool.Workers.CountBy(worker => worker.Device.Id).ToDictionary();
        return new HardwareState
        {
            IsSearched = devices.IsSearched,
            Devices = [.. devices.Known.Select(device => device.ToState(present.GetValueOrDefault(device.Id), choice.Measured(device)))],
            Vulkan = devices.Vulkan?.ToState(),
        };
    }
}
