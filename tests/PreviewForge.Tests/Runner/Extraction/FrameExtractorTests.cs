using PreviewForge.GpuRunner.Extraction;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Extraction;

/// <summary>Real ffmpeg on clips whose pixels tell the second that they show.</summary>
public sealed class FrameExtractorTests : IDisposable
{
    private readonly ExtractionRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("mkv", "-c:v libx264 -preset ultrafast -g 10 -bf 2")]
    [InlineData("mp4", "-c:v libx264 -preset ultrafast -g 100 -bf 2")]
    [InlineData("ts", "-c:v mpeg2video -g 12 -q:v 2")]
    [InlineData("avi", "-c:v mpeg4 -q:v 2")]
    [InlineData("webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M")]
    [InlineData("mkv", "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params log-level=none")]
    public async Task Picture_k_shows_the_time_k_times_the_interval(string container, string options)
    {
        var clip = await TestMedia.ClockAsync(12, options: $"{options}{(container is "ts" ? " -r 25" : "")}", extension: container);

        var (size, seconds) = await LookAsync(clip, 160, 2);

        Assert.Equal(new PixelSize(160, 90), size);
        Assert.Equal([0, 2, 4, 6, 8, 10], seconds);
    }

    [Fact]
    public async Task A_clip_shorter_than_the_interval_has_one_picture() =>
        await ShowsAsync(await TestMedia.ClockAsync(3), 10, [0]);

    [Fact]
    public async Task A_picture_that_starts_after_the_sound_keeps_its_time()
    {
        var clip = await TestMedia.MakeAsync(
            "-f lavfi -i sine=d=12 -itsoffset 4 -f lavfi -i color=c=black:s=160x90:r=5:d=8,format=yuv420p,geq=lum='16+8*floor(T)':cb=128:cr=128 "
            + "-map 1 -map 0 -c:v libx264 -preset ultrafast -c:a aac",
            "mp4");

        await ShowsAsync(clip, 2, [0, 0, 0, 2, 4, 6]);
    }

    [Fact]
    public async Task A_change_of_size_in_mid_stream_doesnt_shift_what_follows()
    {
        var first = await TestMedia.ClockAsync(6, options: "-c:v libx264 -preset ultrafast -g 5", extension: "ts");
        var second = await TestMedia.ClockAsync(6, "320x240", "-output_ts_offset 6 -c:v libx264 -preset ultrafast -g 5", "ts");
        var joined = _rig.InFolder("joined.ts");
        await File.WriteAllBytesAsync(joined, [.. File.ReadAllBytes(first), .. File.ReadAllBytes(second)], TestContext.Current.CancellationToken);

        await ShowsAsync(joined, 2, [0, 2, 4, 0, 2, 4]);
    }

    [Theory]
    [InlineData("720x576", "setsar=64/45", "", "320x180")]
    [InlineData("90x160", "null", "", "320x568")]
    [InlineData("161x91", "null", "-pix_fmt yuv444p", "320x180")]
    [InlineData("2x2", "null", "", "320x320")]
    [InlineData("640x16", "null", "", "320x8")]
    public async Task Pictures_have_the_wanted_width_and_the_displayed_shape(string stored, string filter, string pixels, string expected)
    {
        var clip = await TestMedia.ClockAsync(3, stored, $"-c:v libx264 -preset ultrafast {pixels}", filter: $"{filter}");

        Assert.Equal(expected, (await LookAsync(clip, 320, 2)).Size.ToString());
    }

    [Theory]
    [InlineData("1x1", "320x320")]
    [InlineData("16384x2", "320x2")]
    public async Task The_smallest_and_the_widest_picture_are_shown(string stored, string expected)
    {
        var clip = await TestMedia.MakeAsync($"-f lavfi -i color=white:s={stored}:r=1:d=3,format=gray -c:v ffv1", "mkv");

        Assert.Equal(expected, (await LookAsync(clip, 320, 2)).Size.ToString());
    }

    [Fact]
    public async Task A_rotated_video_is_shown_upright()
    {
        var flat = await TestMedia.ClockAsync(3, extension: "mp4");
        var clip = await TestMedia.MakeAsync($"-i '{flat}' -c copy -metadata:s:v rotate=90", "mp4");

        Assert.Equal("320x568", (await LookAsync(clip, 320, 2)).Size.ToString());
    }

    [Fact]
    public async Task All_widths_and_intervals_come_from_one_pass_at_the_finest_interval()
    {
        var clip = await TestMedia.ClockAsync(12);

        var frames = Assert.IsType<ExtractionEnd.Frames>(await _rig.ExtractAsync(clip, (160, 6), (320, 4), (160, 4)));

        Assert.Equal(2, frames.IntervalSeconds);
        Assert.Equal([160, 320], frames.ByWidth.Keys.Order());
        Assert.All(frames.ByWidth.Values, set => Assert.Equal([0, 2, 4, 6, 8, 10], ExtractionRig.Look(set).Seconds));
    }

    [Theory]
    [InlineData("-i.mkv")]
    [InlineData("100%06d.mkv")]
    [InlineData("concat:a|b.mkv")]
    [InlineData("file:x.mkv")]
    [InlineData("it's \"quoted\" \\ $HOME `x`.mkv")]
    [InlineData("new\nline 🎬 é.mkv")]
    public async Task A_name_is_never_anything_but_a_name(string name) =>
        await ShowsAsync(_rig.Copy(await TestMedia.ClockAsync(3), name), 2, [0, 2]);

    [Fact]
    public async Task High_dynamic_range_is_mapped_to_what_a_screen_can_show()
    {
        var clip = await TestMedia.MakeAsync(
            "-f lavfi -i color=c=0x808080:s=160x90:r=5:d=3 -pix_fmt yuv420p10le -c:v libx265 -preset ultrafast "
            + "-x265-params log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc",
            "mkv");
        var frames = Assert.IsType<ExtractionEnd.Frames>(await _rig.ExtractAsync(clip, (160, 2)));

        using var picture = SkiaSharp.SKBitmap.Decode(frames.ByWidth[160].Read(0).Span);

        // Code value one half is about 93 cd/m² in PQ, nearly the reference white of 100: much brighter than the code value itself.
        Assert.InRange(picture.GetPixel(80, 45).Green, 140, 255);
    }

    [Fact]
    public async Task A_file_with_sound_only_has_no_pictures_and_says_so()
    {
        var clip = await TestMedia.MakeAsync("-f lavfi -i sine=d=5 -c:a aac", "mp4");

        Assert.Contains("only sound", Assert.IsType<ExtractionEnd.NoFrames>(await _rig.ExtractAsync(clip, (160, 2))).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("random")]
    [InlineData("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n")]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd\n")]
    public async Task What_is_no_video_is_named_as_such(string content)
    {
        var path = _rig.InFolder("bad.mkv");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        Assert.Contains("no video", Assert.IsType<ExtractionEnd.NoFrames>(await _rig.ExtractAsync(path, (160, 2))).Reason);
    }

    [Fact]
    public async Task Half_a_file_is_not_published_as_a_whole_one()
    {
        var clip = await TestMedia.ClockAsync(
            20, "320x180", "-c:v libx264 -preset ultrafast -g 5 -movflags +faststart", "mp4", filter: "noise=alls=40:allf=t");
        var path = _rig.Copy(clip, "half.mp4");
        await using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length / 2);
        }

        var end = Assert.IsType<ExtractionEnd.Failed>(await _rig.ExtractAsync(path, (160, 1)));

        Assert.Contains("ends early", end.Reason);
        Assert.Contains("of 20 pictures", end.Reason);
    }

    [Fact]
    public async Task Sound_that_goes_on_after_the_picture_is_no_loss()
    {
        var clip = await TestMedia.MakeAsync(
            "-f lavfi -i color=c=black:s=160x90:r=5:d=5 -f lavfi -i sine=d=20 -c:v libx264 -preset ultrafast -c:a aac", "mkv");

        Assert.Equal(3, (await LookAsync(clip, 160, 2)).Seconds.Length);
    }

    private async Task ShowsAsync(string clip, int interval, int[] seconds) => Assert.Equal(seconds, (await LookAsync(clip, 160, interval)).Seconds);

    private async Task<(PixelSize Size, int[] Seconds)> LookAsync(string clip, int width, int interval) =>
        ExtractionRig.Look(Assert.IsType<ExtractionEnd.Frames>(await _rig.ExtractAsync(clip, (width, interval))).ByWidth[width]);
}
