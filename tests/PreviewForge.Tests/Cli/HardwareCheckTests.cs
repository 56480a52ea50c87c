using System.Text.Json;
using PreviewForge.Cli.Doctor;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;

namespace PreviewForge.Tests.Cli;

public class HardwareCheckTests
{
    [Fact]
    public void Each_device_is_a_finding_with_its_evidence_and_what_to_do()
    {
        var hardware = new HardwareState
        {
            IsSearched = true,
            Devices =
            [
                new DeviceState
                {
                    Id = "nvidia-GPU-1", Kind = "nvidia", Name = "NVIDIA TITAN RTX", Status = DeviceStatus.Ok, Codecs = ["h264 8-bit", "hevc 10-bit"],
                    Evidence = ["nvidia-smi lists it"],
                },
                new DeviceState
                {
                    Id = "pci-0000:00:02.0", Kind = "intel", Name = "Intel UHD Graphics 770", Status = DeviceStatus.Failed, Problem = "Permission denied.",
                    Advice = "group_add", Evidence = ["driver i915"],
                },
            ],
            Vulkan = new VulkanState(null, false, "ffmpeg finds no Vulkan device."),
        };

        var findings = HardwareCheck.Read("info: a line before\n" + JsonSerializer.Serialize(hardware, Wire.Default.HardwareState) + "\n");

        Assert.Equal([Verdict.Good, Verdict.Limited, Verdict.Limited], findings.Select(finding => finding.Verdict));
        Assert.Equal("decodes h264 8-bit, hevc 10-bit; id nvidia-GPU-1; nvidia-smi lists it", findings[0].Evidence);
        Assert.Equal(("Permission denied.; id pci-0000:00:02.0; driver i915", "group_add"), (findings[1].Evidence, findings[1].Fix));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Unhandled exception.")]
    [InlineData("{ half")]
    [InlineData("""{"devices":[{}]}""")]
    public void A_runner_that_gives_no_answer_is_a_finding_and_not_bad(string? output)
    {
        var finding = Assert.Single(HardwareCheck.Read(output));

        Assert.Equal((Verdict.Limited, "GPUs"), (finding.Verdict, finding.Subject));
    }

    [Fact]
    public void A_machine_without_a_gpu_is_good() =>
        Assert.Equal(Verdict.Good, Assert.Single(HardwareCheck.Read("{}")).Verdict);
}
