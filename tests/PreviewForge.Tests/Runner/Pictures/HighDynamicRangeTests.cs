using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Pictures;

/// <summary>Pictures of a larger range and gamut have the colours that they stand for.</summary>
public sealed class HighDynamicRangeTests : PictureRig
{
    private const string Linear = "zscale=tin=bt709:pin=bt709:t=linear:p=bt2020:npl=100,format=gbrpf32le";
    private const string Pq = $"{Linear},zscale=t=smpte2084:m=bt2020nc:r=tv:npl=100,format=yuv420p10le";
    private const string Hlg = $"{Linear},zscale=t=arib-std-b67:m=bt2020nc:r=tv:npl=100,format=yuv420p10le";

    [Theory]
    [InlineData(Pq, "smpte2084")]
    [InlineData(Hlg, "arib-std-b67")]
    public async Task What_a_common_screen_can_show_is_shown_as_it_is(string filter, string transfer)
    {
        var pictures = await PicturesAsync(await ClipAsync(filter, transfer), toneMap: ToneMap.Clip);

        Assert.Equal([0, 2, 4], SecondsOf(pictures));
        Assert.InRange(TimeCode.ColourErrorOf(pictures.Read(1)), 0, 12);
    }

    [Fact]
    public async Task Every_algorithm_gives_another_picture_of_the_same_hues()
    {
        var clip = await ClipAsync(Pq, "smpte2084");
        var seen = new HashSet<string>();
        foreach (var algorithm in Enum.GetValues<ToneMap>())
        {
            var pictures = await PicturesAsync(clip, 4, algorithm);
            var colours = TimeCode.ColoursOf(pictures.Read(0));

            Assert.True(seen.Add(string.Join(' ', colours)));
            Assert.True(colours[0].Red > colours[0].Green && colours[1].Green > colours[1].Red && colours[2].Blue > colours[2].Red);
            Assert.InRange(Math.Abs(colours[3].Red - colours[3].Blue), 0, 6);
        }
    }

    [Fact]
    public async Task A_large_gamut_of_standard_range_isnt_pale()
    {
        var clip = await ClipAsync("zscale=tin=bt709:pin=bt709:p=bt2020:t=bt709:m=bt2020nc:r=tv,format=yuv420p10le", "bt709");

        await IsRightAsync(clip, 12);
    }

    [Theory]
    [InlineData(7, 6)]
    [InlineData(8, 1)]
    public async Task The_base_layer_of_Dolby_Vision_is_taken_for_HDR10(int profile, int compatibility)
    {
        var pictures = await PicturesAsync(await VisionAsync(Pq, profile, compatibility), toneMap: ToneMap.Clip);

        Assert.InRange(TimeCode.ColourErrorOf(pictures.Read(1)), 0, 12);
    }

    [Fact]
    public async Task The_base_layer_of_profile_8_4_is_taken_for_HLG()
    {
        var pictures = await PicturesAsync(await VisionAsync(Hlg, 8, 4), toneMap: ToneMap.Clip);

        Assert.InRange(TimeCode.ColourErrorOf(pictures.Read(1)), 0, 12);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(8, 0)]
    public async Task Dolby_Vision_without_a_base_layer_is_refused_rather_than_shown_green(int profile, int compatibility)
    {
        var end = await ExtractAsync(await VisionAsync(Pq, profile, compatibility), 2);

        Assert.Contains("Vulkan", Assert.IsType<ExtractionEnd.Failed>(end).Reason);
    }

    private static Task<string> ClipAsync(string filter, string transfer) => TimeCode.ClipAsync(
        $"-c:v libx265 -preset ultrafast -x265-params log-level=none:colorprim=bt2020:transfer={transfer}:colormatrix=bt2020nc", filter: filter);

    /// <summary>Without colour tags: the record of Dolby Vision must do.</summary>
    private async Task<string> VisionAsync(string filter, int profile, int compatibility)
    {
        var clip = await TimeCode.ClipAsync(
            "-color_primaries unknown -color_trc unknown -colorspace unknown -c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1",
            "mp4",
            $"{filter},setparams=color_primaries=unknown:color_trc=unknown:colorspace=unknown");
        var path = InFolder("vision.mp4");
        var file = await File.ReadAllBytesAsync(clip, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, DolbyVisionRecord.AddTo(file, profile, compatibility), TestContext.Current.CancellationToken);
        return path;
    }
}
