using Microsoft.Extensions.Time.Testing;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Choice;
using PreviewForge.GpuRunner.Hardware.Detection;
using PreviewForge.GpuRunner.Hardware.Vulkan;

namespace PreviewForge.Tests.Runner.Hardware;

public sealed class DeviceChoiceTests : IDisposable
{
    private static readonly DecodeDevice Arc = new("pci-0000:03:00.0", DeviceKind.Intel, "Intel Arc A380", "/dev/dri/renderD128");
    private static readonly VideoFacts Film =
        new(0, 3840, 2160, 16.0 / 9, null, DynamicRange.Pq) { Codec = "hevc", PixelFormat = "yuv420p10le" };

    private readonly RunnerOptions _options = new() { RunnerId = "r", StateFolder = Directory.CreateTempSubdirectory("pf-choice-").FullName };
    private readonly Devices _devices = new(new FakeTimeProvider());
    private readonly DeviceChoice _choice;

    public DeviceChoiceTests()
    {
        var found = new FoundDevice(Arc.Id, "intel", Arc.Name, "i915", []) { Device = Arc };
        _devices.Replace(
            [new KnownDevice(found, new DecodeResults([new CodecFormat("hevc", 10), new CodecFormat("h264", 8)], new Dictionary<CodecFormat, string>()))],
            VulkanDevice.None(""));
        _choice = new DeviceChoice(_devices, new DecodeTimings(_options));
    }

    [Fact]
    public void A_cpu_worker_uses_the_cpu_and_owes_no_reason() =>
        Assert.Equal(new DecodeChoice(DecodeDevice.Cpu, null), _choice.For(DecodeDevice.Cpu, Film, 100));

    [Theory]
    [InlineData("av1", "yuv420p10le", "doesn't decode av1 with pixels yuv420p10le")]
    [InlineData("hevc", "yuv444p10le", "doesn't decode hevc with pixels yuv444p10le")]
    [InlineData("h264", "yuv420p10le", "doesn't decode h264 with pixels yuv420p10le")]
    public void What_a_device_was_not_seen_to_decode_goes_to_the_cpu(string codec, string pixels, string reason)
    {
        var choice = _choice.For(Arc, Film with { Codec = codec, PixelFormat = pixels }, 100);

        Assert.Equal(DecodeDevice.Cpu, choice.Device);
        Assert.Contains(reason, choice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drained_device_gives_its_work_to_the_cpu()
    {
        for (var i = 0; i < Devices.FailuresToDrain; i++)
        {
            _choice.Failed(Arc, "No surface.");
        }

        Assert.Equal(DecodeDevice.Cpu, _choice.For(Arc, Film, 100).Device);
    }

    [Theory]
    [InlineData(0.2, 0.05, false)]
    [InlineData(0.05, 0.2, true)]
    public void Both_are_measured_and_then_the_faster_is_taken(double gpuSeconds, double cpuSeconds, bool isGpu)
    {
        Assert.Equal(Arc, _choice.For(Arc, Film, 100).Device);
        Measure(Arc, gpuSeconds);
        Assert.Equal(DecodeDevice.Cpu, _choice.For(Arc, Film, 100).Device);
        Measure(DecodeDevice.Cpu, cpuSeconds);

        var choice = _choice.For(Arc, Film, 100);

        Assert.Equal(isGpu, choice.Device.IsHardware);
        Assert.Equal(isGpu, choice.Reason is null);
        var sentence = Assert.Single(_choice.Measured(_devices.Known[0]));
        Assert.StartsWith("hevc 10-bit, uhd, some pictures: ", sentence, StringComparison.Ordinal);
        Assert.EndsWith(isGpu ? "which is left free." : "which is taken.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_of_another_size_or_amount_is_measured_by_itself()
    {
        Measure(Arc, 1);
        Measure(DecodeDevice.Cpu, 0.1);

        Assert.Equal(DecodeDevice.Cpu, _choice.For(Arc, Film, 100).Device);
        Assert.Equal(Arc, _choice.For(Arc, Film, 1000).Device);
        Assert.Equal(Arc, _choice.For(Arc, Film with { Width = 1920, Height = 1080 }, 100).Device);
    }

    [Fact]
    public void What_was_measured_is_known_after_a_restart_and_a_damaged_memory_is_none()
    {
        Measure(Arc, 1);
        Measure(DecodeDevice.Cpu, 0.1);
        Assert.Equal(DecodeDevice.Cpu, Restarted().For(Arc, Film, 100).Device);

        File.WriteAllText(Path.Combine(_options.StateFolder, "r", "timings.json"), "{ half");

        Assert.Equal(Arc, Restarted().For(Arc, Film, 100).Device);
    }

    [Fact]
    public void A_machine_that_becomes_faster_is_noticed_by_the_moving_average()
    {
        Measure(Arc, 1);
        Measure(DecodeDevice.Cpu, 0.5);
        Assert.Equal(DecodeDevice.Cpu, _choice.For(Arc, Film, 100).Device);

        Measure(DecodeDevice.Cpu, 3);

        Assert.Equal(Arc, _choice.For(Arc, Film, 100).Device);
    }

    public void Dispose() => Directory.Delete(_options.StateFolder, recursive: true);

    private DeviceChoice Restarted() => new(_devices, new DecodeTimings(_options));

    private void Measure(DecodeDevice used, double secondsPerPicture)
    {
        for (var i = 0; i < DeviceChoice.Trials; i++)
        {
            _choice.Worked(Arc, used, Film, 100, TimeSpan.FromSeconds(100 * secondsPerPicture));
        }
    }
}
