using PreviewForge.GpuRunner.Configuration;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Pictures;

/// <summary>However a file counts its time, the picture of a slot is the one that a player shows then.</summary>
public sealed class PictureTimeTests : PictureRig
{
    private const string H264 = "-c:v libx264 -preset ultrafast -force_key_frames 'expr:gte(t,n_forced)'";

    [Theory]
    [InlineData("mkv")]
    [InlineData("mp4")]
    public async Task A_changing_rate_moves_nothing(string container) => await ShowsAsync(
        await TimeCode.ClipAsync($"-fps_mode vfr {H264}", container, "select='not(mod(n,5))+between(n,6,9)',format=yuv420p"), [0, 2, 4]);

    /// <summary>ffmpeg itself would count the time of a transport stream from its first picture.</summary>
    [Theory]
    [InlineData("mkv", "auto")]
    [InlineData("mkv", "keyframes")]
    [InlineData("mkv", "full")]
    [InlineData("ts", "auto")]
    [InlineData("ts", "keyframes")]
    [InlineData("ts", "full")]
    public async Task A_picture_that_starts_after_the_sound_keeps_its_time_in_every_way(string container, string way)
    {
        Way = Enum.Parse<WaySetting>(way, ignoreCase: true);

        await ShowsAsync(await LateAsync(container, $"-t 5 -i '{await TimeCode.MasterAsync()}'", H264), [0, 0, 1, 3]);
    }

    private static Task<string> LateAsync(string container, string video, string options) => TestMedia.MakeAsync(
        $"-f lavfi -i sine=d=7 -itsoffset 2.5 {video} -map 1 -map 0 -pix_fmt yuv420p -g 250 {options} -c:a aac", container);

    /// <summary>The cut lies between two keyframes, and the one before it is no longer shown: the first picture may be of either.</summary>
    [Fact]
    public async Task Time_counts_from_the_start_of_the_edit_list()
    {
        var whole = await TimeCode.ClipAsync(H264, "mp4", seconds: 8);
        var seconds = SecondsOf(await PicturesAsync(await TestMedia.MakeAsync($"-ss 2.4 -i '{whole}' -c copy", "mp4")));

        Assert.InRange(seconds[0], 2, 3);
        Assert.Equal([4, 6], seconds[1..]);
    }

    [Theory]
    [InlineData("ts", "auto")]
    [InlineData("ts", "keyframes")]
    [InlineData("ts", "full")]
    [InlineData("mkv", "auto")]
    [InlineData("mkv", "keyframes")]
    [InlineData("mkv", "full")]
    public async Task A_file_whose_first_time_is_not_zero_starts_with_its_first_picture(string container, string way)
    {
        Way = Enum.Parse<WaySetting>(way, ignoreCase: true);

        await ShowsAsync(await TimeCode.ClipAsync($"{H264} -output_ts_offset 100", container), [0, 2, 4]);
    }

    /// <summary>MPEG-TS counts 33 bits at 90 kHz, and starts again at zero after 26.5 hours.</summary>
    [Fact]
    public async Task A_clock_that_wraps_goes_on() =>
        await ShowsAsync(await TimeCode.ClipAsync($"{H264} -muxdelay 0 -output_ts_offset 95441.2", "ts"), [0, 2, 4]);

    [Fact]
    public async Task A_gap_shows_the_picture_before_it() =>
        await ShowsAsync(await TimeCode.ClipAsync($"-fps_mode vfr {H264}", "mkv", "setpts='PTS+gt(T,2.9)*3/TB',format=yuv420p", seconds: 6), [0, 2, 2, 3, 5]);

    [Fact]
    public async Task Cover_art_is_not_the_video()
    {
        var cover = await TestMedia.MakeAsync("-f lavfi -i color=red:s=600x900 -frames:v 1", "png");
        var clip = await TestMedia.MakeAsync(
            $"-i '{cover}' -i '{await TimeCode.ClipAsync(H264, "mp4")}' -map 0 -map 1 -c copy -disposition:v:0 attached_pic", "mp4");

        await ShowsAsync(clip, [0, 2, 4]);
    }

    [Theory]
    [InlineData("mkv")]
    [InlineData("mp4")]
    public async Task Of_several_videos_the_default_one_is_shown(string container)
    {
        var other = await TestMedia.ClockAsync(5, "320x180");
        var clip = await TestMedia.MakeAsync(
            $"-i '{other}' -i '{await TimeCode.ClipAsync(H264, "mp4")}' -map 0 -map 1 -c copy -disposition:v:0 0 -disposition:v:1 default", container);

        await ShowsAsync(clip, [0, 2, 4]);
    }

    [Theory]
    [InlineData("160:120", "320:240")]
    [InlineData("320:240", "160:120")]
    [InlineData("160:90", "90:160")]
    public async Task A_change_of_size_in_mid_stream_moves_nothing(string first, string second)
    {
        var joined = InFolder("joined.ts");
        byte[][] parts = [await ReadAsync(first, 0), await ReadAsync(second, 5)];
        await File.WriteAllBytesAsync(joined, [.. parts[0], .. parts[1]], TestContext.Current.CancellationToken);

        await ShowsAsync(joined, [0, 2, 4, 1, 3]);
    }

    private static async Task<byte[]> ReadAsync(string size, int offset) => await File.ReadAllBytesAsync(
        await TimeCode.ClipAsync($"{H264} -muxdelay 0 -output_ts_offset {offset + 10}", "ts", $"scale={size}:flags=neighbor,format=yuv420p"),
        TestContext.Current.CancellationToken);

    private async Task ShowsAsync(string clip, int[] seconds) => Assert.Equal(seconds, SecondsOf(await PicturesAsync(clip)));
}
