using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Detection;
using PreviewForge.GpuRunner.Hardware.Vulkan;
using PreviewForge.GpuRunner.Intake;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Hardware;

/// <summary>A card that was there when it was looked for, and with which the real ffmpeg of the test can do nothing.</summary>
public sealed class FallbackTests : IDisposable
{
    private static readonly DecodeDevice Gone = new("pci-0000:0a:00.0", DeviceKind.Amd, "AMD Radeon RX 6600", "/dev/dri/renderD250");

    private readonly ExtractionRig _rig = new();

    [Fact(Timeout = 300_000)]
    public async Task A_device_that_fails_hands_its_work_to_the_cpu_with_the_reason_and_drains_after_a_while()
    {
        var decodes = new DecodeResults([new CodecFormat("h264", 8)], new Dictionary<CodecFormat, string>());
        _rig.Devices.Replace([new KnownDevice(new FoundDevice(Gone.Id, "amd", Gone.Name, "amdgpu", []) { Device = Gone }, decodes)], VulkanDevice.None(""));
        var pool = new WorkerPool(0);
        pool.Resize([new WorkerGroup(Gone, 1, 2)]);
        for (var i = 0; i < Devices.FailuresToDrain; i++)
        {
            var work = Works.Extract(path: _rig.Copy(await TestMedia.ClockAsync(12), $"{i}.mkv"), plans: [Works.Bif(_rig.InFolder($"{i}.bif"))]);
            ExtractResult result;
            using (var seat = new Seat(pool, await pool.TakeAsync(TestContext.Current.CancellationToken)))
            {
                result = await _rig.Processor.ProcessAsync(work, seat, TestContext.Current.CancellationToken);
            }

            Assert.Equal(ExtractOutcome.Published, result.Outcome);
            Assert.Equal("cpu", result.Report!.Device);
            Assert.Contains(result.Report.Attempts, attempt => attempt.Device == Gone.Id && attempt.Reason.Length > 0);
            Assert.NotNull(pool.Workers[0].ToState().FallbackReason);
        }

        Assert.Null(_rig.Devices.FindUsable(Gone.Id));
    }

    public void Dispose() => _rig.Dispose();
}
