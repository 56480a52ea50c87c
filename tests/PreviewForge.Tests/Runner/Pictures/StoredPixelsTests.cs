using PreviewForge.Tests.Runner.Fakes;
using SkiaSharp;

namespace PreviewForge.Tests.Runner.Pictures;

/// <summary>However a file stores its pixels, the picture has their colours.</summary>
public sealed class StoredPixelsTests : PictureRig
{
    [Theory]
    [InlineData("yuv420p", "libx264 -preset ultrafast")]
    [InlineData("yuv420p10le", "libx264 -preset ultrafast")]
    [InlineData("yuv422p10le", "libx264 -preset ultrafast")]
    [InlineData("yuv444p", "libx264 -preset ultrafast")]
    [InlineData("yuv420p12le", "libx265 -preset ultrafast -x265-params log-level=none")]
    [InlineData("yuv422p10le", "prores_ks")]
    [InlineData("yuv411p", "ffv1")]
    [InlineData("yuv440p", "ffv1")]
    [InlineData("yuv444p16le", "ffv1")]
    [InlineData("gbrp", "libx264rgb -preset ultrafast")]
    [InlineData("gbrp10le", "ffv1")]
    [InlineData("gbrp", "utvideo")]
    [InlineData("bgra", "huffyuv")]
    [InlineData("yuva420p", "libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M")]
    [InlineData("yuv420p", "libsvtav1 -preset 12")]
    public async Task Every_depth_and_sampling_gives_the_colours(string pixels, string codec) =>
        await IsRightAsync(await TimeCode.ClipAsync($"-c:v {codec}", filter: $"format={pixels}"), 12);

    [Theory]
    [InlineData("yuvj420p", "mjpeg -q:v 2", "mkv")]
    [InlineData("yuvj422p", "mjpeg -q:v 2", "avi")]
    [InlineData("yuvj444p", "libx264 -preset ultrafast", "mp4")]
    [InlineData("yuvj420p", "libx265 -preset ultrafast -x265-params log-level=none:range=full", "mp4")]
    public async Task Full_range_is_kept_and_limited_range_is_spread(string pixels, string codec, string container) =>
        await IsRightAsync(await TimeCode.ClipAsync($"-color_range pc -c:v {codec}", container, $"format={pixels}"), 12);

    [Fact]
    public async Task Grey_stays_grey()
    {
        var pictures = await PicturesAsync(await TimeCode.ClipAsync("-c:v ffv1", filter: "format=gray"));

        Assert.Equal([0, 2, 4], SecondsOf(pictures));
        Assert.All(TimeCode.ColoursOf(pictures.Read(0)), colour => Assert.InRange(Math.Max(colour.Red - colour.Blue, colour.Blue - colour.Red), 0, 3));
    }

    [Fact]
    public async Task A_palette_is_looked_up() =>
        await IsRightAsync(await TimeCode.ClipAsync("-c:v qtrle", "mov", "split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none,format=rgb24"));

    /// <summary>
    /// JPEG means BT.601. The numbers of a BT.709 film go into it as they are, as other programs do it, so that the same keyframe gives the
    /// same bytes; its strong colours shift by what this calculates.
    /// </summary>
    [Theory]
    [InlineData("-color_primaries bt709 -color_trc bt709 -colorspace bt709")]
    [InlineData("")]
    public async Task The_numbers_of_BT709_are_kept_and_not_converted(string tags)
    {
        var clip = await TimeCode.ClipAsync($"{tags} -c:v libx264 -preset ultrafast -qp 4", filter: "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p");

        Assert.InRange(TimeCode.Difference(TimeCode.ColoursOf((await PicturesAsync(clip)).Read(0)), [.. TimeCode.Colours.Select(TakenForBt601)]), 0, 6);
    }

    private static SKColor TakenForBt601(SKColor colour)
    {
        var luma = (0.2126 * colour.Red) + (0.7152 * colour.Green) + (0.0722 * colour.Blue);
        var (blue, red) = ((colour.Blue - luma) / 1.8556, (colour.Red - luma) / 1.5748);
        return new SKColor(Byte(luma + (1.402 * red)), Byte(luma - (0.344136 * blue) - (0.714136 * red)), Byte(luma + (1.772 * blue)));
    }

    private static byte Byte(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
