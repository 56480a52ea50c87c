using PreviewForge.Previews.Frames;
using SkiaSharp;

namespace PreviewForge.Previews.Trickplay;

/// <summary>
/// Draws the tile sheets of a set of pictures. The first picture gives the size of all tiles; a picture of another size is
/// stretched to it. What is not covered by a picture is black. The same pictures always give the same bytes on one machine.
/// One buffer serves all sheets. Not safe for use from several threads at once.
/// </summary>
public sealed class TileSheetWriter : IDisposable
{
    /// <summary>JPEG quality of Jellyfin's own sheets.</summary>
    private const int JpegQuality = 90;

    private readonly IFrameSet _frames;
    private readonly SKBitmap _sheet;
    private readonly TilePainter _painter;

    /// <param name="frames">At least one picture.</param>
    /// <exception cref="ArgumentException">There is no picture.</exception>
    /// <exception cref="SheetException">The first picture can't be read, or makes sheets that are too large.</exception>
    public TileSheetWriter(IFrameSet frames)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("There is no picture to put on a sheet.", nameof(frames));
        }

        _frames = frames;
        Tile = TilePainter.SizeOf(frames.Read(0), 0);
        var size = SheetGrid.SheetSize(Tile) ?? throw SheetException.TooLarge(Tile);
        _sheet = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        _painter = new TilePainter(_sheet, Tile);
    }

    /// <summary>Size of a tile.</summary>
    public PixelSize Tile { get; }

    public int SheetCount => SheetGrid.SheetCount(_frames.Count);

    /// <summary>Draws one sheet as a JPEG file.</summary>
    /// <param name="sheet">0 to <see cref="SheetCount"/> − 1.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="cancellationToken">Looked at before each picture.</param>
    /// <exception cref="SheetException">A picture can't be decoded.</exception>
    public void Write(int sheet, Stream output, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sheet);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sheet, SheetCount);
        _sheet.Erase(SKColors.Black);
        var first = sheet * SheetGrid.TilesPerSheet;
        var end = Math.Min(first + SheetGrid.TilesPerSheet, _frames.Count);
        for (var i = first; i < end; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _painter.Paint(i, _frames.Read(i), SheetGrid.PlaceOf(i, Tile));
        }

        Encode(output);
    }

    public void Dispose()
    {
        _painter.Dispose();
        _sheet.Dispose();
    }

    // Skia writes in small pieces through a callback: it fills memory of its own, and that goes out in one piece.
    private void Encode(Stream output)
    {
        using var pixels = _sheet.PeekPixels();
        using var jpeg = pixels.Encode(new SKJpegEncoderOptions(JpegQuality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw SheetException.NotEncoded();
        output.Write(jpeg.AsSpan());
    }
}
