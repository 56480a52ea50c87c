using System.Globalization;
using SkiaSharp;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>Stands for the server's own generation: sheets of grey pictures, the rest black.</summary>
internal sealed class SheetPainter
{
    private const int Quality = 90;
    private static readonly SKColor Grey = new(96, 96, 96);

    /// <summary>False: nothing is made.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Height in pixels of a picture from a 16:9 video.</summary>
    public static int HeightOf(int width) => width * 9 / 16 / 2 * 2;

    /// <summary>Makes a folder of sheets.</summary>
    /// <returns>Bytes of the largest sheet.</returns>
    public static long Paint(string folder, TileSet set, int thumbnails)
    {
        Directory.CreateDirectory(folder);
        var largest = 0L;
        for (var sheet = 0; sheet * set.PerSheet < thumbnails; sheet++)
        {
            using var jpeg = Draw(set, Math.Min(thumbnails - (sheet * set.PerSheet), set.PerSheet));
            using var file = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{sheet}.jpg")));
            jpeg.SaveTo(file);
            largest = Math.Max(largest, jpeg.Size);
        }

        return largest;
    }

    private static SKData Draw(TileSet set, int pictures)
    {
        var height = HeightOf(set.Width);
        using var surface = SKSurface.Create(new SKImageInfo(set.Width * set.Columns, height * set.Rows));
        using var grey = new SKPaint { Color = Grey };
        surface.Canvas.Clear(SKColors.Black);
        for (var slot = 0; slot < pictures; slot++)
        {
            surface.Canvas.DrawRect(SKRect.Create(slot % set.Columns * set.Width, slot / set.Columns * height, set.Width, height), grey);
        }

        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Jpeg, Quality);
    }
}
