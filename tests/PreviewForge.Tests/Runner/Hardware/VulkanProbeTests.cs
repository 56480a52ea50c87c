using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Detection;
using PreviewForge.GpuRunner.Hardware.Vulkan;

namespace PreviewForge.Tests.Runner.Hardware;

public sealed class VulkanProbeTests : IDisposable
{
    private const string Llvmpipe = "[AVHWDeviceContext @ 0x1] Device 0 selected: llvmpipe (LLVM 15.0.6, 256 bits) (software) (0x0)";
    private const string Rtx = "[AVHWDeviceContext @ 0x1] Device 0 selected: NVIDIA GeForce RTX 3060 (discrete) (0x2504)";
    private const string Amd = "[AVHWDeviceContext @ 0x1] Device 0 selected: AMD Radeon RX 6600 (RADV NAVI23) (discrete) (0x73ff)";
    private const string Egl = "__EGL_VENDOR_LIBRARY_FILENAMES";

    private readonly string _root = Directory.CreateTempSubdirectory("pf-vulkan-").FullName;
    private readonly FakePrograms _programs = new();

    public VulkanProbeTests() => _programs.On("ff", "-filters", 0, " ..C libplacebo        V->V       Apply various GPU filters from libplacebo\n");

    [Fact]
    public async Task A_card_is_found_by_its_name()
    {
        Vulkan("", Amd);

        var device = await FindAsync();

        Assert.Equal("AMD Radeon RX 6600 (RADV NAVI23) (discrete) (0x73ff)", device.Name);
        Assert.True(device.IsHardware);
        Assert.Null(device.ToState().Problem);
        Assert.Equal(VulkanWay.MapFromVaapi, device.WayFrom(new DecodeDevice("a", DeviceKind.Amd, "", "")));
        Assert.Equal(VulkanWay.Upload, device.WayFrom(new DecodeDevice("i", DeviceKind.Intel, "", "")));
        Assert.Equal(VulkanWay.Upload, device.WayFrom(DecodeDevice.Cpu));
    }

    [Fact]
    public async Task A_device_that_the_processor_plays_counts_as_none()
    {
        Vulkan("", Llvmpipe);

        var device = await FindAsync();

        Assert.True(device.ToState().IsSoftware);
        Assert.NotNull(device.ToState().Problem);
        Assert.Equal(VulkanWay.None, device.WayFrom(DecodeDevice.Cpu));
    }

    [Fact]
    public async Task Where_nvidias_driver_is_installed_and_not_found_it_is_shown_the_way_by_egl()
    {
        File("etc/vulkan/icd.d/nvidia_icd.json");
        var egl = File("usr/share/glvnd/egl_vendor.d/10_nvidia.json");
        Vulkan("", Llvmpipe);
        Vulkan($"{Egl}={egl}", Rtx);

        var device = await FindAsync();

        Assert.True(device.IsNvidia);
        Assert.Equal(egl, Assert.Single(device.Environment).Value);
    }

    [Fact]
    public async Task A_missing_egl_file_is_written_where_the_library_is_there()
    {
        File("etc/vulkan/icd.d/nvidia_icd.json");
        File("usr/lib/x86_64-linux-gnu/libEGL_nvidia.so.535.183.01");
        Vulkan("", Llvmpipe);
        Vulkan(Egl, Rtx);

        var device = await FindAsync();

        Assert.Contains("libEGL_nvidia.so.0", System.IO.File.ReadAllText(device.Environment[Egl]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_last_the_driver_is_named_outright()
    {
        var driver = File("usr/share/vulkan/icd.d/nvidia_icd.json");
        Vulkan("", Amd);
        Vulkan($"VK_DRIVER_FILES={driver}", Rtx);

        Assert.Equal(driver, (await FindAsync()).Environment["VK_DRIVER_FILES"]);
    }

    [Fact]
    public async Task When_nothing_helps_the_first_answer_counts()
    {
        File("etc/vulkan/icd.d/nvidia_icd.json");
        Vulkan("", Amd);

        var device = await FindAsync();

        Assert.StartsWith("AMD Radeon", device.Name, StringComparison.Ordinal);
        Assert.Empty(device.Environment);
    }

    [Fact]
    public async Task An_ffmpeg_without_vulkan_or_without_libplacebo_says_so()
    {
        _programs.On("ff", "-init_hw_device", 1, errors: "[AVHWDeviceContext @ 0x1] Instance creation failure: VK_ERROR_INCOMPATIBLE_DRIVER\nDevice creation failed: -542398533.");
        Assert.Contains("VK_ERROR_INCOMPATIBLE_DRIVER", (await FindAsync()).Problem, StringComparison.Ordinal);

        _programs.On("ff", "-filters", 0, " ... scale             V->V       Scale the input video size\n");
        Assert.Contains("without libplacebo", (await FindAsync()).Problem, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Vulkan(string variables, string line) => _programs.On("ff", variables is "" ? "-init_hw_device vulkan=vk" : variables, 0, errors: $"GPU listing:\n{line}\n");

    private string File(string path)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, "");
        return file;
    }

    private Task<VulkanDevice> FindAsync()
    {
        var options = new RunnerOptions { RunnerId = "r", StateFolder = Path.Combine(_root, "state"), FfmpegPath = "ff" };
        return new VulkanProbe(_programs, new VulkanFiles(new Machine(MachineSystem.Linux, _root), options), options).FindAsync(TestContext.Current.CancellationToken);
    }
}
