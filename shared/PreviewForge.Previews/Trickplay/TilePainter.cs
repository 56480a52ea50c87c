using PreviewForge.Previews.Frames;
using SkiaSharp;

namespace PreviewForge.Previews.Trickplay;

/// <summary>Decodes a picture straight into its tile of a sheet's pixels.</summary>
internal sealed class TilePainter(SKBitmap sheet, PixelSize tile) : IDisposable
{
    /// <summary>Most pixels of one picture: a small JPEG can announce 65535 x 65535 of them.</summary>
    private const long MaxPictureArea = 32 * 1024 * 1024;

    private static readonly SKSamplingOptions Sampling = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    private SKBitmap? _odd;

    /// <summary>Size of a picture by its header.</summary>
    /// <exception cref="SheetException">It is no JPEG, or larger than any preview.</exception>
    public static PixelSize SizeOf(ReadOnlyMemory<byte> jpeg, int frame)
    {
        if (!JpegHeader.TryReadSize(jpeg.Span, out var size))
        {
            throw SheetException.NoPicture(frame);
        }

        return size.Area <= MaxPictureArea ? size : throw SheetException.TooLarge(size);
    }

    public void Paint(int frame, ReadOnlyMemory<byte> jpeg, TilePlace place)
    {
        var size = SizeOf(jpeg, frame);
        if (size == tile)
        {
            Decode(frame, jpeg, Info(tile), sheet.GetAddress(place.X, place.Y), sheet.RowBytes);
            return;
        }

        var odd = Scratch(size);
        Decode(frame, jpeg, odd.Info, odd.GetPixels(), odd.RowBytes);
        using var from = odd.PeekPixels();
        using var to = new SKPixmap(Info(tile), sheet.GetAddress(place.X, place.Y), sheet.RowBytes);
        if (!from.ScalePixels(to, Sampling))
        {
            throw SheetException.NoPicture(frame);
        }
    }

    public void Dispose() => _odd?.Dispose();

    private static unsafe void Decode(int frame, ReadOnlyMemory<byte> jpeg, SKImageInfo info, nint pixels, int rowBytes)
    {
        using var pin = jpeg.Pin();
        using var data = SKData.Create((nint)pin.Pointer, jpeg.Length);
        using var codec = SKCodec.Create(data);
        if (codec is null
            || codec.EncodedFormat != SKEncodedImageFormat.Jpeg
            || codec.GetPixels(info, pixels, rowBytes, SKCodecOptions.Default) != SKCodecResult.Success)
        {
            throw SheetException.NoPicture(frame);
        }
    }

    private static SKImageInfo Info(PixelSize size) => new(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);

    private SKBitmap Scratch(PixelSize size)
    {
        if (_odd is null || _odd.Width != size.Width || _odd.Height != size.Height)
        {
            _odd?.Dispose();
            _odd = new SKBitmap(Info(size));
        }

        return _odd;
    }
}
