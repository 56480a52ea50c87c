using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Extraction.Commands;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.Tests.Runner.Commands;

public class FfmpegCommandTests
{
    private const string Containers =
        "aac,ac3,asf,av1,avi,dv,eac3,flac,flv,gxf,h264,hevc,ivf,live_flv,m4v,matroska,mov,mp3,mp4,mpeg,mpegts,mpegvideo,mxf,nut,nuv,obu,"
        + "ogg,pva,rm,ty,vc1,vc1test,vob,wav,webm,wtv";

    [Fact]
    public void A_file_is_described_with_nothing_but_that_file_readable() => Assert.Equal(
        [
            "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-format_whitelist", Containers,
            "-show_entries",
            "format=format_name,duration,start_time:stream=index,codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,start_time,duration,"
                + "color_space,color_transfer,color_primaries:"
                + "stream_disposition=default,attached_pic,still_image:stream_tags=DURATION,DURATION-eng:"
                + "stream_side_data=displaymatrix,rotation,dv_profile,dv_bl_signal_compatibility_id",
            "-print_format", "json", "-i", "file:/m/-x \"y\".mkv",
        ],
        FfmpegCommand.Probe("/m/-x \"y\".mkv"));

    [Fact]
    public void A_stream_is_described_with_no_file_readable() => Assert.Equal(
        ["-protocol_whitelist", "pipe", "-f", "matroska", "-i", "pipe:0"],
        FfmpegCommand.ProbeStream("matroska") is var arguments ? [.. arguments.Skip(3).Take(2), .. arguments.TakeLast(4)] : []);

    [Fact]
    public void The_whole_file_is_one_chain_of_slots() => Assert.Equal(
        Whole("fps=fps=1/10:start_time=0:round=up", Files, "file:/m/a.mkv", ["-frames:v", "12"]), Extract(Request("/m/a.mkv", DynamicRange.Standard, (320, 10))));

    [Fact]
    public void A_stream_is_decoded_as_it_is_with_no_file_readable() => Assert.Equal(
        Whole("null", ["-protocol_whitelist", "pipe", "-f", "mp4"], "pipe:0", []),
        FfmpegCommand.Stream(Request("/m/a.mkv", DynamicRange.Standard, (320, 10)), "mp4", threads: 2));

    [Fact]
    public void Keyframes_are_chosen_by_the_decoder() => Assert.Equal(
        Whole("select=key", [.. Files, "-skip_frame", "nokey"], "file:/m/a.mkv", []),
        FfmpegCommand.Keyframes(Request("/m/a.mkv", DynamicRange.Standard, (320, 10)), KeyframeReads.Everything, threads: 2));

    [Fact]
    public void Keyframes_are_chosen_before_they_are_read_where_the_container_allows_it() => Assert.Equal(
        Whole("select=key", [.. Files, "-discard:v", "nokey", "-skip_frame", "nokey"], "file:/m/a.mkv", []),
        FfmpegCommand.Keyframes(Request("/m/a.mkv", DynamicRange.Standard, (320, 10)), KeyframeReads.Only, threads: 2));

    [Fact]
    public void A_part_begins_before_its_first_slot_which_becomes_time_zero() => Assert.Equal(
        Whole(
            "fps=fps=1/10:start_time=0:round=up", [.. Files, "-noaccurate_seek", "-ss", "62.5", "-itsoffset", "-7.5"], "file:/m/a.mkv", ["-frames:v", "3"]),
        FfmpegCommand.Part(Request("/m/a.mkv", DynamicRange.Standard, (320, 10)), 62.5, first: 7, count: 3, threads: 2));

    [Fact]
    public void The_clock_of_a_file_counts_from_its_start_and_not_from_its_first_picture()
    {
        var request = Request("/m/a.ts", DynamicRange.Standard, (320, 10));
        var late = request with { Video = request.Video with { FileStart = TimeSpan.FromSeconds(1.4) } };
        string[] shifted = ["-copyts", "-itsoffset", "-1.400001"];

        Assert.Equal(
            Whole("fps=fps=1/10:start_time=0:round=up", [.. Files, .. shifted], "file:/m/a.ts", ["-frames:v", "12"]), FfmpegCommand.Slots(late, threads: 2));
        Assert.Equal(
            Whole("select=key", [.. Files, "-skip_frame", "nokey", .. shifted], "file:/m/a.ts", []),
            FfmpegCommand.Keyframes(late, KeyframeReads.Everything, threads: 2));
        Assert.Contains(
            "-noaccurate_seek -ss 62.5 -copyts -itsoffset -71.400001", string.Join(' ', FfmpegCommand.Part(late, 62.5, first: 7, count: 3, threads: 2)));
    }

    [Fact]
    public void Several_widths_share_one_decoding_at_the_finest_interval()
    {
        var arguments = Extract(Request("/m/a.mkv", DynamicRange.Standard, (480, 10), (320, 4), (320, 10)));

        Assert.Equal(
            "[0:2]fps=fps=1/2:start_time=0:round=up,split=2[s320][s480];"
            + "[s320]scale=w=320:h=180,setsar=1,format=yuvj420p[w320];[s480]scale=w=480:h=270,setsar=1,format=yuvj420p[w480]",
            After(arguments, "-filter_complex"));
        Assert.Equal(["[w320]", "[w480]"], arguments.Index().Where(a => a.Item is "-map").Select(a => arguments[a.Index + 1]));
    }

    [Theory]
    [InlineData(DynamicRange.Pq, "smpte2084")]
    [InlineData(DynamicRange.Hlg, "arib-std-b67")]
    public void High_dynamic_range_is_made_smaller_and_then_mapped(object range, string transfer) => Assert.Equal(
        "[0:2]fps=fps=1/10:start_time=0:round=up,scale=w=1280:h=720:flags=area,"
        + $"zscale=tin={transfer}:pin=bt2020:min=bt2020nc:t=linear:p=bt709:npl=100,format=gbrpf32le,tonemap=mobius:desat=0,"
        + "zscale=t=bt709:m=bt470bg:r=tv,format=yuv420p,scale=w=320:h=180,setsar=1,format=yuvj420p[w320]",
        After(Extract(Request("/m/a.mkv", (DynamicRange)range, (320, 10))), "-filter_complex"));

    [Theory]
    [InlineData("/m/-i")]
    [InlineData("/m/100%06d.mkv")]
    [InlineData("/m/concat:a.mkv|b.mkv")]
    [InlineData("/m/it's \"quoted\" \\ and\nbroken 🎬.mkv")]
    public void A_name_is_one_argument_and_neither_option_nor_protocol(string path) =>
        Assert.Equal("file:" + path, After(Extract(Request(path, DynamicRange.Standard, (320, 10))), "-i"));

    [Fact]
    public void Without_a_length_the_pictures_are_still_limited()
    {
        var request = Request("/m/a.mkv", DynamicRange.Standard, (320, 10));

        Assert.Null((request with { Video = request.Video with { Duration = null } }).ExpectedFrames);
        Assert.InRange((request with { Video = request.Video with { Duration = null } }).FrameLimit, 100_000, 400_000);
    }

    [Theory]
    [InlineData(0.5, 2, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(9.9, 2, 5)]
    [InlineData(5, 10, 1)]
    [InlineData(10, 10, 1)]
    [InlineData(10.1, 10, 2)]
    [InlineData(31, 5, 7)]
    public void A_video_has_a_picture_at_zero_and_at_every_interval_before_its_end(double seconds, int interval, int expected)
    {
        var request = Request("/m/a.mkv", DynamicRange.Standard, (320, interval));

        Assert.Equal(expected, (request with { Video = request.Video with { Duration = TimeSpan.FromSeconds(seconds) } }).ExpectedFrames);
    }

    private static string[] Files => ["-protocol_whitelist", "file", "-format_whitelist", Containers];

    private static IEnumerable<string> Whole(string head, string[] input, string url, string[] frames) =>
    [
        "-nostdin", "-hide_banner", "-loglevel", "warning", "-nostats", "-filter_complex_threads", "1",
        "-filter_complex", $"[0:2]{head},scale=w=320:h=180,setsar=1,format=yuvj420p[w320]",
        .. input, "-reinit_filter", "0", "-noautorotate", "-an", "-sn", "-dn", "-threads", "2", "-i", url,
        "-map", "[w320]", "-c:v", "mjpeg", "-q:v", "4", "-flags:v", "+bitexact", "-threads", "1",
        "-enc_time_base", "1:1000", "-fps_mode", "passthrough", .. frames,
        "-avoid_negative_ts", "disabled", "-fflags", "+bitexact", "-f", "matroska", "pipe:1",
    ];

    private static IReadOnlyList<string> Extract(FrameRequest request) => FfmpegCommand.Slots(request, threads: 2);

    private static string After(IReadOnlyList<string> arguments, string name) => arguments[arguments.Index().First(a => a.Item == name).Index + 1];

    private static FrameRequest Request(string path, DynamicRange range, params (int Width, int Interval)[] plans) => FrameRequest.For(
        new WorkItem(1, path, [.. plans.Select(plan => new OutputPlan("s", OutputFormat.Bif, "/o.bif", plan.Width, plan.Interval))]),
        new VideoFacts(2, 3840, 2160, 16 / 9.0, TimeSpan.FromSeconds(100), range),
        new FrameOptions(4, ToneMap.Mobius));
}
