using SkiaSharp;

namespace PreviewForge.Benchmarks.Library;

/// <summary>A sheet of a hundred grey pictures, small enough to be read in no time.</summary>
internal static class SampleSheet
{
    public const int PictureWidth = 32;
    public const int PictureHeight = 18;
    private const int Side = 10;
    private const int Quality = 50;

    public static byte[] Jpeg { get; } = Draw();

    private static byte[] Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(PictureWidth * Side, PictureHeight * Side));
        surface.Canvas.Clear(SKColors.Gray);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }
}
