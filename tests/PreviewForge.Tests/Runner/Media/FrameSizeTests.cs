using FsCheck.Xunit;
using PreviewForge.GpuRunner.Extraction.Media;

namespace PreviewForge.Tests.Runner.Media;

public class FrameSizeTests
{
    [Theory]
    [InlineData(320, 16 / 9.0, 180)]
    [InlineData(320, 1920 / 800.0, 134)]
    [InlineData(320, 4 / 3.0, 240)]
    [InlineData(320, 9 / 16.0, 568)]
    [InlineData(320, 1, 320)]
    [InlineData(240, 16 / 9.0, 136)]
    [InlineData(320, 0.001, 1280)]
    [InlineData(320, 100_000, 2)]
    public void The_height_follows_the_displayed_shape(int width, double aspect, int height) =>
        Assert.Equal(new FrameSize(width, height), FrameSize.For(width, aspect));

    [Property]
    public bool The_width_is_kept_and_the_height_is_even_and_bounded(ushort stored, ushort high)
    {
        var size = FrameSize.For(320, (stored + 1.0) / (high + 1));
        return size.Width is 320 && size.Height is >= 2 and <= 1280 && int.IsEvenInteger(size.Height);
    }
}
