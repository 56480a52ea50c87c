using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.Tests.Runner.Hardware;

public sealed class LinuxDetectionTests : IDisposable
{
    private const string Ffmpeg = "/opt/media/ffmpeg";
    private const string TwoCards =
        "0, NVIDIA GeForce RTX 3060, GPU-11111111-2222-3333-4444-555555555555, 535.183.01, 00000000:01:00.0\n"
        + "1, NVIDIA TITAN RTX, GPU-5e7d3e0e-3a55-47b1-9f0b-0f6c6a6a0b51, 535.183.01, 00000000:0B:00.0\n";

    private readonly FakeMachine _machine = new();
    private readonly FakePrograms _programs = new();

    [Fact]
    public async Task Every_nvidia_card_is_named_by_its_uuid_and_addressed_by_its_index()
    {
        _machine.Pci("renderD128", "0000:01:00.0", "10de", "2503", "nvidia").Pci("renderD129", "0000:0b:00.0", "10de", "1e02", "nvidia");
        _programs.On("nvidia-smi", "--query-gpu=index,name,uuid,driver_version,pci.bus_id --format=csv,noheader", 0, TwoCards);

        var found = await FindAsync();

        Assert.Equal(
            ["nvidia-GPU-11111111-2222-3333-4444-555555555555", "nvidia-GPU-5e7d3e0e-3a55-47b1-9f0b-0f6c6a6a0b51"], found.Select(device => device.Id));
        Assert.Equal(new DecodeDevice(found[1].Id, DeviceKind.Nvidia, "NVIDIA TITAN RTX", "1"), found[1].Device);
        Assert.Equal("nvidia 535.183.01", found[1].Driver);
        Assert.Contains("NVIDIA TITAN RTX", Assert.Single(found[1].Evidence), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.")]
    [InlineData(18, "Failed to initialize NVML: Driver/library version mismatch")]
    [InlineData(0, "No devices were found")]
    public async Task A_card_whose_driver_fails_is_listed_with_the_drivers_words(int exitCode, string words)
    {
        _machine.Pci("renderD128", "0000:0b:00.0", "10de", "1e02", "nvidia");
        _programs.On("nvidia-smi", "", exitCode, words);

        var card = Assert.Single(await FindAsync());

        Assert.Equal(("pci-0000:0b:00.0", "nvidia"), (card.Id, card.Vendor));
        Assert.False(card.IsUsable);
        Assert.Contains(words, card.Problem, StringComparison.Ordinal);
        Assert.Contains("Container Toolkit", card.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_no_driver_took_is_still_listed()
    {
        _machine.WithoutDriver("0000:0b:00.0", "10de", "1e02");

        var card = Assert.Single(await FindAsync());

        Assert.Equal("pci-0000:0b:00.0", card.Id);
        Assert.Contains("nvidia-smi is not there", card.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_nvidia_smi_that_makes_no_sense_is_passed_over()
    {
        _programs.On("nvidia-smi", "", 0, "0, NVIDIA A2, [Unknown Error], 535.1, 00000000:01:00.0\nUnable to determine the device handle for GPU 0000:0B:00.0: GPU is lost.\n");

        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task An_intel_node_is_named_by_its_pci_address_whatever_its_number()
    {
        _machine.Pci("renderD129", "0000:00:02.0", "8086", "4680", "i915");
        _programs.On("lspci", "-s 0000:00:02.0", 0, "Slot:\t0000:00:02.0\nClass:\tVGA compatible controller\nVendor:\tIntel Corporation\n"
            + "Device:\tAlderLake-S GT1 [UHD Graphics 770]\nSVendor:\tASUSTeK Computer Inc.\nRev:\t0c\n");
        Vaapi("[AVHWDeviceContext @ 0x55d8] VAAPI driver: Intel iHD driver for Intel(R) Gen Graphics - 23.1.1 ().");

        var found = Assert.Single(await FindAsync());

        Assert.Equal(new DecodeDevice("pci-0000:00:02.0", DeviceKind.Intel, "Intel UHD Graphics 770", _machine.Node("renderD129")), found.Device);
        Assert.Equal("i915, Intel iHD driver for Intel(R) Gen Graphics - 23.1.1 ()", found.Driver);
        Assert.Null(found.Problem);
        Assert.Contains(found.Evidence, line => line.Contains("0000:00:02.0 (8086:4680), driver i915", StringComparison.Ordinal));
        Assert.All(_programs.Asked.Where(asked => asked.Contains("vaapi", StringComparison.Ordinal)), asked => Assert.StartsWith(Ffmpeg, asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_cards_with_letters_in_their_addresses_keep_their_own_names()
    {
        _machine.Pci("renderD128", "0000:0a:00.0", "1002", "73ff", "amdgpu").Pci("renderD129", "0000:c1:00.0", "1002", "1681", "amdgpu");
        _programs.On("lspci", "-s 0000:0a:00.0", 0, "Vendor:\tAdvanced Micro Devices, Inc. [AMD/ATI]\nDevice:\tNavi 23 [Radeon RX 6600/6600 XT/6600M]\n")
            .On("lspci", "-s 0000:c1:00.0", 0, "Vendor:\tAdvanced Micro Devices, Inc. [AMD/ATI]\nDevice:\tRembrandt [Radeon 680M]\n");
        Vaapi("[AVHWDeviceContext @ 0x1] VAAPI driver: Mesa Gallium driver 23.1.9 for AMD Radeon RX 6600 (navi23, LLVM 15.0.7).");

        var found = await FindAsync();

        Assert.Equal(["AMD Radeon RX 6600/6600 XT/6600M", "AMD Radeon 680M"], found.Select(device => device.Name));
        Assert.Equal(["pci-0000:0a:00.0", "pci-0000:c1:00.0"], found.Select(device => device.Id));
        Assert.All(found, device => Assert.Equal(DeviceKind.Amd, device.Device!.Kind));
    }

    [Fact]
    public async Task A_node_without_permission_names_the_group_and_who_we_are()
    {
        _machine.Pci("renderD128", "0000:00:02.0", "8086", "4680", "i915").Refuse("renderD128");
        _programs.On("stat", "-L -c %g %G %a", 0, "104 render 660");

        var found = Assert.Single(await FindAsync());

        Assert.Contains("belongs to group 104 (render), mode 660; this process is user 1000 in groups 1000, 44", found.Problem, StringComparison.Ordinal);
        Assert.Contains("group_add: [\"104\"]", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_the_container_was_not_given_is_listed_with_the_mapping_it_needs()
    {
        _machine.Pci("renderD128", "0000:00:02.0", "8086", "4680", "i915", hasNode: false);

        var found = Assert.Single(await FindAsync());

        Assert.Contains("is not there", found.Problem, StringComparison.Ordinal);
        Assert.Contains("/dev/dri:/dev/dri", found.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_without_a_vaapi_driver_is_listed_with_ffmpegs_own_reason()
    {
        _machine.Pci("renderD128", "0000:00:02.0", "8086", "4680", "i915");
        _programs.On(Ffmpeg, "vaapi=va:", 1, errors:
            "[AVHWDeviceContext @ 0x55d92cd10900] Cannot open X11 display /dev/dri/renderD128.\n"
            + "[AVHWDeviceContext @ 0x55d92cd10900] Failed to initialise VAAPI connection: -1 (unknown libva error).\n"
            + "Device creation failed: -5.\nFailed to set value 'vaapi=va:/dev/dri/renderD128' for option 'init_hw_device': Input/output error\n");

        var found = Assert.Single(await FindAsync());

        Assert.Contains("Failed to initialise VAAPI connection", found.Problem, StringComparison.Ordinal);
        Assert.Contains("VA-API driver", found.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Intel i965 driver for Intel(R) Skylake - 2.4.1", DeviceKind.Intel)]
    [InlineData("Mesa Gallium driver 22.3.6 for AMD Radeon Vega 8 Graphics (raven, LLVM 15.0.6, DRM 3.49)", DeviceKind.Amd)]
    public async Task A_node_that_sys_does_not_show_is_known_by_its_vaapi_driver(string driver, object kind)
    {
        _machine.NodeOnly("renderD128");
        Vaapi($"[AVHWDeviceContext @ 0x55d8] VAAPI driver: {driver}.");

        var found = Assert.Single(await FindAsync());

        Assert.Equal(("node-renderD128", kind), (found.Id, found.Device!.Kind));
    }

    [Theory]
    [InlineData("v3d", "videocore")]
    [InlineData("panfrost", "arm")]
    [InlineData("etnaviv", "unknown")]
    public async Task Hardware_that_is_not_used_is_listed_with_the_reason_and_never_tried(string driver, string vendor)
    {
        _machine.Platform("renderD128", "fec00000.gpu", driver);

        var found = Assert.Single(await FindAsync());

        Assert.Equal(("node-renderD128", vendor), (found.Id, found.Vendor));
        Assert.Null(found.Device);
        Assert.NotNull(found.Problem);
        Assert.DoesNotContain(_programs.Asked, asked => asked.Contains("vaapi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_machine_without_a_gpu_has_none() => Assert.Empty(await FindAsync());

    public void Dispose() => _machine.Dispose();

    private void Vaapi(string line) => _programs.On(Ffmpeg, "vaapi=va:", 0, errors: $"[lavfi @ 0x1] something else\n{line}\n");

    private Task<IReadOnlyList<FoundDevice>> FindAsync() => new LinuxDevices(
        new RenderNodes(_machine.Machine),
        new NvidiaCards(_programs),
        new VaapiNode(new NodeAccess(_machine.Machine, _programs), new VaapiDriver(_programs, Ffmpeg), new PciNames(_programs)))
        .FindAsync(TestContext.Current.CancellationToken);
}
