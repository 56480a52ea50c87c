using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.Tests.Runner.Hardware;

public class OtherSystemsDetectionTests
{
    private const string Ffmpeg = "/opt/media/ffmpeg";

    private readonly FakePrograms _programs = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mac_has_videotoolbox_under_the_chips_name()
    {
        Accelerations("videotoolbox");
        _programs.On("system_profiler", "SPDisplaysDataType", 0, "Graphics/Displays:\n\n    Apple M2:\n\n      Chipset Model: Apple M2\n      Type: GPU\n");

        var found = Assert.Single(await new MacDevices(new HardwareAccelerations(_programs, Ffmpeg), _programs).FindAsync(Token));

        Assert.Equal(new DecodeDevice("videotoolbox", DeviceKind.Apple, "Apple M2", ""), found.Device);
        Assert.True(found.IsUsable);
    }

    [Fact]
    public async Task A_mac_whose_ffmpeg_lacks_videotoolbox_says_so()
    {
        Accelerations("opencl");

        var found = Assert.Single(await new MacDevices(new HardwareAccelerations(_programs, Ffmpeg), _programs).FindAsync(Token));

        Assert.False(found.IsUsable);
        Assert.Contains("without VideoToolbox", found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_prefers_cuda_where_ffmpeg_and_the_driver_have_it()
    {
        Accelerations("cuda\ndxva2\nqsv\nd3d11va");
        _programs.On("nvidia-smi", "", 0, "0, NVIDIA GeForce RTX 4070, GPU-aaaaaaaa-0000-0000-0000-000000000000, 551.23, 00000000:01:00.0\n");

        var found = Assert.Single(await FindOnWindowsAsync());

        Assert.Equal(DeviceKind.Nvidia, found.Device!.Kind);
    }

    [Fact]
    public async Task Windows_without_nvidia_has_direct3d()
    {
        Accelerations("cuda\ndxva2\nqsv\nd3d11va");

        var found = Assert.Single(await FindOnWindowsAsync());

        Assert.Equal(new DecodeDevice("d3d11va", DeviceKind.Windows, "Windows GPU", ""), found.Device);
        Assert.Contains("d3d11va", Assert.Single(found.Evidence), StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<FoundDevice>> FindOnWindowsAsync() =>
        new WindowsDevices(new HardwareAccelerations(_programs, Ffmpeg), new NvidiaCards(_programs)).FindAsync(Token);

    private void Accelerations(string names) => _programs.On(Ffmpeg, "-hwaccels", 0, $"Hardware acceleration methods:\n{names}\n\n");
}
