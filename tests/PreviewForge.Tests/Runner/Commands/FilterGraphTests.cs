using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Media;
using PreviewForge.GpuRunner.Hardware;

namespace PreviewForge.Tests.Runner.Commands;

public class FilterGraphTests
{
    private const string Last = "scale=w=320:h=180,setsar=1,format=yuvj420p[w320]";

    private static readonly VideoFacts Film = new(0, 1920, 1080, 16 / 9.0, TimeSpan.FromSeconds(100), DynamicRange.Standard);

    [Theory]
    [InlineData(Selection.All, "null")]
    [InlineData(Selection.Keyframes, "select=key")]
    [InlineData(Selection.Slots, "fps=fps=1/10:start_time=0:round=up")]
    public void Only_the_head_depends_on_how_pictures_are_chosen(object selection, string head) =>
        Assert.Equal($"[0:0]{head},{Last}", FilterGraph.Build(Request(Film), (Selection)selection));

    [Fact]
    public void Fields_are_taken_apart_at_the_stored_size() => Assert.Equal(
        $"[0:0]null,scale=w=1920:h=1080,estdif=mode=frame:deint=interlaced,{Last}",
        Build(Film with { MayBeInterlaced = true }));

    [Fact]
    public void A_picture_is_turned_when_it_is_small() => Assert.Equal(
        "[0:0]null,scale=w=568:h=320,format=yuvj420p,transpose=clock,sidedata=mode=delete:type=DISPLAYMATRIX,setsar=1,format=yuvj420p[w320]",
        Build(Film with { Orientation = Orientation.Clockwise, DisplayAspect = 9 / 16.0 }));

    [Fact]
    public void A_large_gamut_is_brought_to_that_of_a_common_screen() => Assert.Equal(
        $"[0:0]null,scale=w=1280:h=720:flags=area,zscale=tin=bt709:pin=bt2020:min=bt2020nc:t=bt709:p=bt709:m=bt470bg:r=tv,format=yuv420p,{Last}",
        Build(Film with { IsWideGamut = true }));

    [Theory]
    [InlineData(853, 479, "852", "478")]
    [InlineData(1, 1, "2", "2")]
    [InlineData(2160, 3840, "1280", "2274")]
    public void What_is_mapped_has_even_sides(int width, int height, string wide, string high) => Assert.StartsWith(
        $"[0:0]null,scale=w={wide}:h={high}:flags=area,zscale=",
        Build(Film with { Width = width, Height = height, DynamicRange = DynamicRange.Pq }));

    [Theory]
    [InlineData(VulkanWay.Upload, "hwupload")]
    [InlineData(VulkanWay.MapFromVaapi, "hwmap=derive_device=vulkan")]
    public void Dolby_Vision_without_a_base_layer_goes_through_libplacebo(object way, string upload) => Assert.Equal(
        $"[0:0]null,{upload},libplacebo=tonemapping=hable:format=yuv420p:colorspace=bt470bg:color_primaries=bt709:color_trc=bt709:range=tv,"
            + $"hwdownload,format=yuv420p,{Last}",
        FilterGraph.Build(Request(Film with { DynamicRange = DynamicRange.DolbyVision }) with { Vulkan = (VulkanWay)way }, Selection.All));

    private static string Build(VideoFacts video) => FilterGraph.Build(Request(video), Selection.All);

    private static FrameRequest Request(VideoFacts video) => FrameRequest.For(
        new WorkItem(1, "/m/a.mkv", [new OutputPlan("s", OutputFormat.Bif, "/o.bif", 320, 10)]), video, new FrameOptions());
}
