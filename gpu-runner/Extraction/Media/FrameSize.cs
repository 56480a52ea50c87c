namespace PreviewForge.GpuRunner.Extraction.Media;

/// <summary>Size of a picture in pixels. The width is the wanted one; the height follows the shape that a player shows.</summary>
internal readonly record struct FrameSize(int Width, int Height)
{
    /// <summary>A picture is never higher than this many times its width: a video one pixel wide must not make a tower.</summary>
    private const int MaxHeightByWidth = 4;

    /// <summary>The height is even, because colour is stored for pairs of lines.</summary>
    public static FrameSize For(int width, double displayAspect)
    {
        var pairs = Math.Round(width / displayAspect / 2, MidpointRounding.AwayFromZero);
        return new FrameSize(width, 2 * (int)Math.Clamp(pairs, 1, width * MaxHeightByWidth / 2));
    }
}
