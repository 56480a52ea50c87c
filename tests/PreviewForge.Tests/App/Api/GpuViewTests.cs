using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.SystemStatus;

namespace PreviewForge.Tests.App.Api;

public class GpuViewTests
{
    [Fact]
    public void A_gpu_is_shown_with_its_runner_its_state_and_what_to_do()
    {
        var drained = new DeviceState
        {
            Id = "pci-0000:0a:00.0",
            Kind = "amd",
            Name = "AMD Radeon RX 6600",
            Status = DeviceStatus.Drained,
            Problem = "It failed 3 times in a row.",
            Advice = "Look at dmesg.",
            Codecs = ["hevc 10-bit"],
            Workers = 1,
        };

        GpuView gpu = Assert.Single(GpuView.Of([Runner(new HardwareState { IsSearched = true, Devices = [drained] })]));

        Assert.Equal(("AMD", "pci-0000:0a:00.0", "attic", "drained"), (gpu.Type, gpu.Device, gpu.RunnerId, gpu.Status));
        Assert.Equal(("It failed 3 times in a row.", "Look at dmesg.", 1), (gpu.Error, gpu.ErrorDetail, gpu.Workers));
    }

    [Fact]
    public void A_runner_of_an_earlier_version_says_nothing_of_gpus() => Assert.Empty(GpuView.Of([Runner(null!)]));

    [Fact]
    public void A_worker_shows_why_it_fell_back_also_when_it_is_idle()
    {
        var worker = new WorkerState { Id = 1, Kind = WorkerKind.Gpu, Name = "GPU Worker 1 (AMD)", FallbackReason = "No surface." };

        WorkerView view = Assert.Single(WorkerView.Of([Runner(new HardwareState()) with { Workers = [worker] }]));

        Assert.Equal(("GPU", "idle", true, "No surface."), (view.WorkerType, view.Status, view.FallbackActive, view.FallbackReason));
    }

    private static Heartbeat Runner(HardwareState hardware) => new()
    {
        RunnerId = "attic", Version = "1", Host = "attic", StartedAt = default, WrittenAt = default, Hardware = hardware,
    };
}
