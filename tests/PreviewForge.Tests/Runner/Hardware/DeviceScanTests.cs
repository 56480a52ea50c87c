using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.Tests.Runner.Hardware;

public sealed class DeviceScanTests : IDisposable
{
    private const string Refused = "[hevc @ 0x1] Failed setup for format vaapi: hwaccel initialisation returned error.";

    private readonly string _folder = Directory.CreateTempSubdirectory("pf-scan-").FullName;
    private readonly FakePrograms _programs = new();
    private readonly OneDevice _source = new();
    private readonly RunnerOptions _options;

    public DeviceScanTests()
    {
        _options = new RunnerOptions { RunnerId = "r", StateFolder = Path.Combine(_folder, "state"), TempFolder = _folder, FfmpegPath = "ff" };
        _programs.On("ff", "-f ivf", 1, errors: Refused).On("ff", "-f hevc", 0).On("ff", "-f h264", 0).On("ff", "-f mpegvideo", 0);
        Version("ffmpeg version 7.1.1-Jellyfin");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_can_what_it_decoded_and_the_rest_is_refused_with_ffmpegs_words()
    {
        var device = Assert.Single(await ScanAsync());

        Assert.Equal(["h264 8-bit", "hevc 8-bit", "hevc 10-bit", "mpeg2video 8-bit"], device.ToState(2, []).Codecs);
        Assert.Equal((DeviceStatus.Ok, 2), (device.ToState(2, []).Status, device.ToState(2, []).Workers));
        Assert.Contains($"av1 10-bit: {Refused}", device.ToState(2, []).Evidence);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task What_a_device_can_is_known_after_a_restart()
    {
        await ScanAsync();
        var trials = Trials;

        var device = Assert.Single(await ScanAsync());

        Assert.Equal((8, 8), (trials, Trials));
        Assert.Equal(4, device.Decodes.Works.Count);
        Assert.Equal(Refused, device.Decodes.Refusals[new CodecFormat("av1", 8)]);
    }

    [Fact]
    public async Task Another_driver_or_another_ffmpeg_is_tried_anew()
    {
        await ScanAsync();
        _source.Driver = "amdgpu, Mesa 24";
        await ScanAsync();
        Assert.Equal(16, Trials);

        Version("ffmpeg version 8.0");
        await ScanAsync();

        Assert.Equal(24, Trials);
    }

    [Fact]
    public async Task A_device_that_failed_is_tried_anew_whatever_is_known_of_it()
    {
        await ScanAsync();

        await ScanAsync(tryAnew: true);

        Assert.Equal(16, Trials);
    }

    [Theory]
    [InlineData("{ half")]
    [InlineData("[null]")]
    [InlineData("""[{"Key":{"Device":"pci-0000:0a:00.0","Driver":"amdgpu, Mesa 23","Ffmpeg":"ffmpeg version 7.1.1-Jellyfin"},"Works":["nonsense"],"Refusals":{"x":"y"}}]""")]
    public async Task A_damaged_memory_costs_a_trial_and_nothing_else(string memory)
    {
        Directory.CreateDirectory(Path.Combine(_options.StateFolder, "r"));
        File.WriteAllText(Path.Combine(_options.StateFolder, "r", "capabilities.json"), memory);

        var device = Assert.Single(await ScanAsync());

        Assert.Equal((8, 4), (Trials, device.Decodes.Works.Count));
    }

    [Fact]
    public async Task A_device_that_decodes_nothing_is_not_used_and_says_why()
    {
        _programs.On("ff", "-hwaccel vaapi", 1, errors: Refused);

        var device = Assert.Single(await ScanAsync());

        Assert.Null(device.Usable);
        Assert.Equal(DeviceStatus.Failed, device.ToState(0, []).Status);
        Assert.NotNull(device.ToState(0, []).Advice);
    }

    [Fact(Timeout = 180_000)]
    public async Task The_clips_are_what_they_say_and_an_ffmpeg_without_a_device_is_no_device()
    {
        IPrograms programs = new ChildPrograms(new ChildProcess(TimeProvider.System));
        var token = TestContext.Current.CancellationToken;
        foreach (var clip in TestClip.All)
        {
            var path = await clip.WriteAsync(_folder, token);
            string[] arguments = ["-v", "error", "-f", clip.Demuxer, "-show_entries", "stream=codec_name,pix_fmt,width,height", "-of", "csv=p=0", path];
            var answer = await programs.AskAsync("ffprobe", arguments, token);
            Assert.Equal($"{clip.Format.Codec},256,256,yuv420p{(clip.Format.BitDepth is 10 ? "10le" : "")}", answer.Output[0].TrimEnd(','));
        }

        _options.FfmpegPath = "ffmpeg";
        var results = await new DecodeTests(programs, _options).RunAsync(_source.Device with { Address = "/dev/dri/renderD200" }, token);

        Assert.Empty(results.Works);
        Assert.All(results.Refusals.Values, refusal => Assert.NotEmpty(refusal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private int Trials => _programs.Asked.Count(asked => asked.Contains("-hwaccel", StringComparison.Ordinal));

    private void Version(string line) => _programs.On("ff", "-version", 0, line);

    private Task<IReadOnlyList<KnownDevice>> ScanAsync(bool tryAnew = false) => new DeviceScan(
        _source, _programs, new DecodeTests(_programs, _options), new CapabilityStore(_options), _options, NullLogger<DeviceScan>.Instance).RunAsync(tryAnew, Token);

    private sealed class OneDevice : IDeviceSource
    {
        public string Driver { get; set; } = "amdgpu, Mesa 23";

        public DecodeDevice Device { get; } = new("pci-0000:0a:00.0", DeviceKind.Amd, "AMD Radeon RX 6600", "/dev/dri/renderD128");

        public Task<IReadOnlyList<FoundDevice>> FindAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FoundDevice>>([new FoundDevice(Device.Id, "amd", Device.Name, Driver, ["seen"]) { Device = Device }]);
    }
}
