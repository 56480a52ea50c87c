using PreviewForge.Previews.Frames;
using SkiaSharp;

namespace PreviewForge.Tests.Previews.Support;

/// <summary>Small real JPEG files.</summary>
internal static class Jpegs
{
    public static byte[] Solid(int width, int height, SKColor color)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(color);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    /// <summary>The colour of picture i: no two neighbours are alike.</summary>
    public static SKColor ColorOf(int i) => new((byte)(i * 37 % 200 + 55), (byte)(i * 91 % 200 + 55), (byte)(i * 53 % 200 + 55));

    public static IFrameSet Frames(int count, int width = 32, int height = 18) =>
        new MemoryFrames(Enumerable.Range(0, count).Select(i => Solid(width, height, ColorOf(i))));

    /// <summary>A JPEG that announces this size and holds no pixels.</summary>
    public static byte[] Announcing(ushort width, ushort height) =>
    [
        0xFF, 0xD8,
        0xFF, 0xE0, 0x00, 0x04, 0x4A, 0x46,
        0xFF, 0xC0, 0x00, 0x0B, 0x08, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 0x01, 0x01, 0x11, 0x00,
    ];
}
