using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Commands;

namespace PreviewForge.Tests.Runner.Hardware;

public class HardwareArgumentsTests
{
    private static readonly Dictionary<string, DecodeDevice> Devices = new()
    {
        ["nvidia"] = new("nvidia-GPU-1", DeviceKind.Nvidia, "NVIDIA TITAN RTX", "1"),
        ["intel"] = new("pci-0000:00:02.0", DeviceKind.Intel, "Intel UHD Graphics 770", "/dev/dri/renderD128"),
        ["amd"] = new("pci-0000:0a:00.0", DeviceKind.Amd, "AMD Radeon RX 6600", "/dev/dri/renderD129"),
        ["apple"] = new("videotoolbox", DeviceKind.Apple, "Apple M2", ""),
        ["windows"] = new("d3d11va", DeviceKind.Windows, "Windows GPU", ""),
        ["cpu"] = DecodeDevice.Cpu,
    };

    [Theory]
    [InlineData("cpu", DynamicRange.Standard, "", "null,scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("nvidia", DynamicRange.Standard, "-threads 1 -hwaccel cuda -hwaccel_device 1 -hwaccel_output_format cuda",
        "null,scale_cuda=w=320:h=180:format=nv12,hwdownload,format=nv12,scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("intel", DynamicRange.Standard, "-threads 1 -hwaccel vaapi -hwaccel_device /dev/dri/renderD128 -hwaccel_output_format vaapi",
        "null,scale_vaapi=w=320:h=180:format=nv12,hwdownload,format=nv12,scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("amd", DynamicRange.Standard, "-threads 1 -hwaccel vaapi -hwaccel_device /dev/dri/renderD129 -hwaccel_output_format vaapi",
        "null,scale_vaapi=w=320:h=180:format=nv12,hwdownload,format=nv12,scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("apple", DynamicRange.Standard, "-threads 1 -hwaccel videotoolbox", "null,scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("windows", DynamicRange.Standard, "-threads 1 -hwaccel d3d11va", "null,scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("nvidia", DynamicRange.Pq, "-threads 1 -hwaccel cuda -hwaccel_device 1 -hwaccel_output_format cuda",
        "null,scale_cuda=w=1280:h=720:format=p010le,hwdownload,format=p010le,(tone mapping),scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("intel", DynamicRange.Hlg, "-threads 1 -hwaccel vaapi -hwaccel_device /dev/dri/renderD128 -hwaccel_output_format vaapi",
        "null,scale_vaapi=w=1280:h=720:format=p010le,hwdownload,format=p010le,(tone mapping),scale=w=320:h=180,setsar=1,format=yuvj420p")]
    [InlineData("apple", DynamicRange.Pq, "-threads 1 -hwaccel videotoolbox",
        "null,scale=w=1280:h=720:flags=area,(tone mapping),scale=w=320:h=180,setsar=1,format=yuvj420p")]
    public void Each_device_has_its_command_for_each_kind_of_brightness(string device, object range, string input, string graph)
    {
        var request = Request(device, Film with { DynamicRange = (DynamicRange)range });

        Assert.Equal(input, string.Join(' ', HardwareArguments.BeforeInput(request)));
        Assert.Empty(HardwareArguments.Devices(request));
        var toneMapping = string.Join(',', ToneMapping.IsNeeded(request.Video) ? ToneMapping.Filters(request) : []);
        Assert.Equal($"[0:0]{graph.Replace("(tone mapping)", toneMapping, StringComparison.Ordinal)}[w320]", FilterGraph.Build(request, Selection.All));
    }

    [Theory]
    [InlineData("amd", VulkanWay.MapFromVaapi,
        "-init_hw_device drm=dr:/dev/dri/renderD129 -init_hw_device vaapi=va@dr -init_hw_device vulkan=vk@dr -filter_hw_device vk",
        "-threads 1 -hwaccel vaapi -hwaccel_device va -hwaccel_output_format vaapi", "hwmap=derive_device=vulkan")]
    [InlineData("intel", VulkanWay.Upload, "-init_hw_device vulkan=vk -filter_hw_device vk", "-threads 1 -hwaccel vaapi -hwaccel_device /dev/dri/renderD128", "hwupload")]
    [InlineData("nvidia", VulkanWay.Upload, "-init_hw_device vulkan=vk -filter_hw_device vk", "-threads 1 -hwaccel cuda -hwaccel_device 1", "hwupload")]
    [InlineData("cpu", VulkanWay.Upload, "-init_hw_device vulkan=vk -filter_hw_device vk", "", "hwupload")]
    public void Dolby_vision_goes_through_vulkan(string device, object way, string devices, string input, string first)
    {
        var request = Request(device, Film with { DynamicRange = DynamicRange.DolbyVision }) with { Vulkan = (VulkanWay)way };

        Assert.Equal(devices, string.Join(' ', HardwareArguments.Devices(request)));
        Assert.Equal(input, string.Join(' ', HardwareArguments.BeforeInput(request)));
        Assert.StartsWith($"[0:0]null,{first},libplacebo=", FilterGraph.Build(request, Selection.All), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_that_may_be_of_two_fields_are_fetched_whole_and_taken_apart_on_the_cpu()
    {
        var request = Request("nvidia", Film with { MayBeInterlaced = true });

        Assert.Equal("-threads 1 -hwaccel cuda -hwaccel_device 1", string.Join(' ', HardwareArguments.BeforeInput(request)));
        Assert.Contains("estdif=", FilterGraph.Build(request, Selection.All), StringComparison.Ordinal);
    }

    [Fact]
    public void A_turned_picture_is_made_small_on_the_device_as_it_is_stored_and_turned_afterwards()
    {
        var request = Request("intel", Film with { Orientation = Orientation.Clockwise, DisplayAspect = 9.0 / 16 });

        var graph = FilterGraph.Build(request, Selection.All);

        Assert.Contains("scale_vaapi=w=568:h=320:format=nv12,hwdownload,format=nv12,", graph, StringComparison.Ordinal);
        Assert.Contains("transpose=clock", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void Devices_are_given_even_sizes_only() =>
        Assert.Equal(
            "scale_vaapi=w=242:h=136:format=nv12,hwdownload,format=nv12", HardwareScale.Segment(Devices["intel"], Film, new FrameSize(241, 136)));

    [Fact]
    public void A_trial_fails_unless_the_picture_comes_out_of_the_devices_memory()
    {
        var clip = TestClip.All.Single(clip => clip.Format == new CodecFormat("hevc", 10));

        Assert.Equal(
            "-nostdin -hide_banner -v error -threads 1 -hwaccel videotoolbox -hwaccel_output_format videotoolbox_vld -f hevc -i file:/t/hevc-10.bin "
            + "-map 0:v:0 -vf hwdownload,format=p010le -frames:v 1 -f null -",
            string.Join(' ', DecodeTestCommand.For(Devices["apple"], clip, "/t/hevc-10.bin")));
        Assert.Contains("-hwaccel_output_format vaapi", string.Join(' ', DecodeTestCommand.For(Devices["amd"], clip, "/t/x")), StringComparison.Ordinal);
        Assert.Contains(
            "-vf scale_vaapi=w=128:h=128:format=p010le,hwdownload,format=p010le", string.Join(' ', DecodeTestCommand.For(Devices["amd"], clip, "/t/x")), StringComparison.Ordinal);
    }

    private static VideoFacts Film { get; } = new(0, 3840, 2160, 16.0 / 9, TimeSpan.FromMinutes(90), DynamicRange.Standard)
    {
        Codec = "hevc",
        PixelFormat = "yuv420p10le",
    };

    private static FrameRequest Request(string device, VideoFacts video) =>
        new("/m/a.mkv", video, 10, [FrameSize.For(320, video.DisplayAspect)], new FrameOptions()) { Device = Devices[device] };
}
