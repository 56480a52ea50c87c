using PreviewForge.Previews.Frames;

namespace PreviewForge.Previews.Trickplay;

/// <summary>
/// How pictures lie on sheets: 10 columns and 10 rows, row by row, on as many sheets as it takes; the last sheet is as large as
/// the others. 10 x 10 is Jellyfin's default and part of its folder's name.
/// </summary>
public static class SheetGrid
{
    public const int Columns = 10;
    public const int Rows = 10;
    public const int TilesPerSheet = Columns * Rows;

    /// <summary>Longest side of a sheet in pixels: what graphics cards of today take as one texture.</summary>
    public const int MaxSide = 16_384;

    /// <summary>Most pixels of a sheet: a decoder needs four bytes for each, so 256 MiB.</summary>
    public const long MaxArea = 64 * 1024 * 1024;

    public static int SheetCount(int frames) => (frames + TilesPerSheet - 1) / TilesPerSheet;

    public static string SheetName(int sheet) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sheet}.jpg");

    /// <summary>Place of a picture: its sheet, and the left upper corner of its tile.</summary>
    public static TilePlace PlaceOf(int frame, PixelSize tile)
    {
        var slot = frame % TilesPerSheet;
        return new TilePlace(frame / TilesPerSheet, slot % Columns * tile.Width, slot / Columns * tile.Height);
    }

    /// <summary>Size of a sheet; null when it would be too large to be made or shown.</summary>
    public static PixelSize? SheetSize(PixelSize tile)
    {
        if (tile.Width > MaxSide / Columns || tile.Height > MaxSide / Rows)
        {
            return null;
        }

        var sheet = new PixelSize(tile.Width * Columns, tile.Height * Rows);
        return sheet.Area <= MaxArea ? sheet : null;
    }
}

/// <param name="Sheet">Number of the sheet, from 0.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
public readonly record struct TilePlace(int Sheet, int X, int Y);
