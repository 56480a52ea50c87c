using PreviewForge.Previews;
using PreviewForge.Previews.Frames;
using PreviewForge.Tests.Previews.Support;
using SkiaSharp;

namespace PreviewForge.Tests.Previews.Frames;

public sealed class FrameTests
{
    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(11, 5, 3)]
    [InlineData(1, 60, 1)]
    [InlineData(0, 10, 0)]
    public void A_longer_interval_takes_every_nth_picture(int count, int seconds, int expected)
    {
        var all = new MemoryFrames(Enumerable.Range(0, count).Select(i => new[] { (byte)i }));
        var some = SampledFrames.Of(all, Interval.FromSeconds(1), Interval.FromSeconds(seconds));

        Assert.Equal(expected, some.Count);
        Assert.All(Enumerable.Range(0, some.Count), i => Assert.Equal(i * seconds, some.Read(i).Span[0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => some.Read(expected));
    }

    [Fact]
    public void An_interval_that_is_no_multiple_is_refused() =>
        Assert.Throws<ArgumentException>(() => SampledFrames.Of(Jpegs.Frames(1), Interval.FromSeconds(2), Interval.FromSeconds(5)));

    [Fact]
    public void The_size_of_a_JPEG_is_read_from_its_header()
    {
        Assert.True(JpegHeader.TryReadSize(Jpegs.Solid(320, 180, SKColors.Red), out var size));
        Assert.Equal(new PixelSize(320, 180), size);
    }

    [Fact]
    public void A_header_that_is_cut_off_anywhere_has_no_size()
    {
        var header = Jpegs.Announcing(320, 180);

        Assert.True(JpegHeader.TryReadSize(header, out _));
        Assert.All(Enumerable.Range(0, 17), length => Assert.False(JpegHeader.TryReadSize(header.AsSpan(0, length), out _)));
        Assert.False(JpegHeader.TryReadSize(Jpegs.Announcing(0, 180), out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    [InlineData(-5)]
    public void An_interval_is_1_to_60_seconds(int seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Interval.FromSeconds(seconds));
        Assert.False(Interval.TryFromSeconds(seconds, out _));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(14)]
    [InlineData(321)]
    [InlineData(3842)]
    public void A_width_is_even_and_16_to_3840_pixels(int pixels) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PreviewWidth.FromPixels(pixels));

    [Fact]
    public void Unless_said_otherwise_it_is_320_pixels_every_10_seconds()
    {
        Assert.Equal((320, 10), (default(PreviewWidth).Pixels, default(Interval).Seconds));
        Assert.Equal(default, Interval.FromSeconds(10));
        Assert.Equal(1, Interval.FromSeconds(1).Seconds);
        Assert.Equal(3840, PreviewWidth.FromPixels(3840).Pixels);
    }
}
