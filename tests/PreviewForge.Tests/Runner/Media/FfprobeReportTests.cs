using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.Tests.Runner.Media;

public class FfprobeReportTests
{
    [Fact]
    public void Cover_art_in_front_is_not_the_video()
    {
        var video = Read(
            """{"index":0,"codec_type":"video","width":600,"height":900,"disposition":{"attached_pic":1}}""",
            """{"index":1,"codec_type":"audio"}""",
            """{"index":2,"codec_type":"video","width":1920,"height":1080}""").Video;

        Assert.Equal(2, video?.StreamIndex);
    }

    [Fact]
    public void The_default_stream_wins_and_then_the_largest()
    {
        const string small = """{"index":0,"codec_type":"video","width":320,"height":180}""";
        const string large = """{"index":1,"codec_type":"video","width":1920,"height":1080}""";
        const string wanted = """{"index":2,"codec_type":"video","width":640,"height":360,"disposition":{"default":1}}""";

        Assert.Equal(1, Read(small, large).Video?.StreamIndex);
        Assert.Equal(2, Read(small, large, wanted).Video?.StreamIndex);
    }

    [Theory]
    [InlineData("64:45", 720, 576, 16 / 9.0)]
    [InlineData("1:1", 720, 576, 1.25)]
    [InlineData("0:1", 720, 576, 1.25)]
    [InlineData("1:100000", 720, 576, 1.25)]
    [InlineData("nonsense", 720, 576, 1.25)]
    public void The_shape_of_a_pixel_counts_unless_it_is_absurd(string shape, int width, int height, double aspect)
    {
        var stream = $$"""{"index":0,"codec_type":"video","width":{{width}},"height":{{height}},"sample_aspect_ratio":"{{shape}}"}""";

        Assert.Equal(aspect, Read(stream).Video!.DisplayAspect, 6);
    }

    [Theory]
    [InlineData(-90, 9 / 16.0)]
    [InlineData(270, 9 / 16.0)]
    [InlineData(180, 16 / 9.0)]
    [InlineData(0, 16 / 9.0)]
    public void A_quarter_turn_swaps_the_sides(int degrees, double aspect)
    {
        var stream = $$"""{"index":0,"codec_type":"video","width":1920,"height":1080,"side_data_list":[{"side_data_type":"Display Matrix","rotation":{{degrees}}}]}""";

        Assert.Equal(aspect, Read(stream).Video!.DisplayAspect, 6);
    }

    [Theory]
    [InlineData("smpte2084", DynamicRange.Pq)]
    [InlineData("arib-std-b67", DynamicRange.Hlg)]
    [InlineData("bt709", DynamicRange.Standard)]
    public void The_transfer_tells_the_dynamic_range(string transfer, object range) => Assert.Equal(
        (DynamicRange)range,
        Read($$"""{"index":0,"codec_type":"video","width":1,"height":1,"color_transfer":"{{transfer}}"}""").Video!.DynamicRange);

    [Theory]
    [InlineData(1, 0, 0, 1, Orientation.Upright)]
    [InlineData(0, 1, -1, 0, Orientation.Clockwise)]
    [InlineData(-1, 0, 0, -1, Orientation.UpsideDown)]
    [InlineData(0, -1, 1, 0, Orientation.Counterclockwise)]
    [InlineData(-1, 0, 0, 1, Orientation.Mirrored)]
    [InlineData(0, -1, -1, 0, Orientation.ClockwiseFlipped)]
    public void The_matrix_tells_how_the_picture_is_turned(int a, int b, int c, int d, object orientation)
    {
        var matrix = $"\\n00000000: {a * 65536,11} {b * 65536,11} 0\\n00000001: {c * 65536,11} {d * 65536,11} 0\\n00000002: 0 0 1073741824\\n";
        var stream = $$"""{"index":0,"codec_type":"video","width":160,"height":90,"side_data_list":[{"displaymatrix":"{{matrix}}","rotation":45}]}""";

        Assert.Equal((Orientation)orientation, Read(stream).Video!.Orientation);
    }

    [Theory]
    [InlineData("\\n\\n")]
    [InlineData("00000000: 99999999999 1 1\\n00000001: x y z")]
    [InlineData(":::\\n:")]
    public void A_matrix_that_makes_no_sense_turns_nothing(string matrix) => Assert.Equal(
        Orientation.Upright,
        Read($$"""{"index":0,"codec_type":"video","width":1,"height":1,"side_data_list":[{"displaymatrix":"{{matrix}}"}]}""").Video!.Orientation);

    [Theory]
    [InlineData(5, 0, "", DynamicRange.DolbyVision)]
    [InlineData(5, 0, "smpte2084", DynamicRange.DolbyVision)]
    [InlineData(8, 0, "", DynamicRange.DolbyVision)]
    [InlineData(10, 0, "", DynamicRange.DolbyVision)]
    [InlineData(7, 6, "", DynamicRange.Pq)]
    [InlineData(7, 0, "smpte2084", DynamicRange.Pq)]
    [InlineData(8, 1, "", DynamicRange.Pq)]
    [InlineData(8, 4, "", DynamicRange.Hlg)]
    [InlineData(8, 4, "arib-std-b67", DynamicRange.Hlg)]
    [InlineData(9, 2, "", DynamicRange.Standard)]
    [InlineData(8, 2, "bt709", DynamicRange.Standard)]
    public void Dolby_Vision_has_the_range_of_its_base_layer_if_it_has_one(int profile, int compatibility, string transfer, object range)
    {
        var record = $$"""{"side_data_type":"DOVI configuration record","dv_profile":{{profile}},"dv_bl_signal_compatibility_id":{{compatibility}}}""";
        var stream = $$"""{"index":0,"codec_type":"video","width":1,"height":1,"color_transfer":"{{transfer}}","side_data_list":[{{record}}]}""";

        Assert.Equal((DynamicRange)range, Read(stream).Video!.DynamicRange);
    }

    [Theory]
    [InlineData("bt2020", "bt2020nc", "bt2020-10", true)]
    [InlineData("bt2020", "bt2020nc", "smpte2084", false)]
    [InlineData("bt2020", "bt709", "bt709", false)]
    [InlineData("bt709", "bt709", "bt709", false)]
    public void A_large_gamut_counts_where_the_range_is_standard(string primaries, string matrix, string transfer, bool wide)
    {
        var colours = $"\"color_primaries\":\"{primaries}\",\"color_space\":\"{matrix}\",\"color_transfer\":\"{transfer}\"";

        Assert.Equal(wide, Read($$"""{"index":0,"codec_type":"video","width":1,"height":1,{{colours}}}""").Video!.IsWideGamut);
    }

    [Theory]
    [InlineData("h264", "yuv420p", 1080, true)]
    [InlineData("mpeg2video", "yuv420p", 480, true)]
    [InlineData("hevc", "yuv420p10le", 2160, false)]
    [InlineData("h264", "yuv420p", 64, false)]
    [InlineData("rawvideo", "bgra", 480, false)]
    public void Fields_are_looked_for_where_there_may_be_some(string codec, string pixels, int height, bool possible) => Assert.Equal(
        possible,
        Read($$"""{"index":0,"codec_type":"video","codec_name":"{{codec}}","pix_fmt":"{{pixels}}","width":640,"height":{{height}}}""").Video!.MayBeInterlaced);

    [Theory]
    [InlineData("""{"index":0,"codec_type":"audio"}""", "only sound")]
    [InlineData("""{"index":0,"codec_type":"video","width":9,"height":9,"disposition":{"attached_pic":1}}""", "cover art")]
    [InlineData("""{"index":0,"codec_type":"video","width":0,"height":0}""", "no picture size")]
    [InlineData("""{"index":0,"codec_type":"subtitle"}""", "no video stream")]
    public void Without_a_video_stream_the_reason_says_what_there_is(string stream, string reason)
    {
        var (video, why) = Read(stream);

        Assert.Null(video);
        Assert.Contains(reason, why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"streams":null}""")]
    [InlineData("""{"streams":[{"index":"x","codec_type":"video","width":"wide"}]}""")]
    public void Nonsense_is_no_video_and_no_exception(string json)
    {
        var (video, why) = FfprobeReport.Read(json);

        Assert.Null(video);
        Assert.NotEmpty(why!);
    }

    [Theory]
    [InlineData("60.5", null, null, 60.5)]
    [InlineData("60.5", "30.25", null, 30.25)]
    [InlineData("60.5", "90", null, 60.5)]
    [InlineData("60.5", null, "00:00:26.023000000", 26.023)]
    [InlineData("N/A", null, null, null)]
    [InlineData("-3", null, null, null)]
    [InlineData("0", null, null, null)]
    [InlineData("1000000000", null, null, null)]
    public void The_length_is_that_of_the_picture_and_absurd_ones_are_unknown(string whole, string? own, string? tag, double? seconds)
    {
        var stream = $$"""
            {"index":0,"codec_type":"video","width":16,"height":9{{(own is null ? "" : $",\"duration\":\"{own}\"")}},
             "tags":{ {{(tag is null ? "" : $"\"DURATION\":\"{tag}\"")}} } }
            """;
        var (video, _) = FfprobeReport.Read($$"""{"streams":[{{stream}}],"format":{"duration":"{{whole}}","start_time":"0.0"} }""");

        Assert.Equal(seconds, video!.Duration?.TotalSeconds);
    }

    private static (VideoFacts? Video, string? Reason) Read(params string[] streams) =>
        FfprobeReport.Read($$"""{"streams":[{{string.Join(',', streams)}}],"format":{"duration":"10.0"} }""");
}
