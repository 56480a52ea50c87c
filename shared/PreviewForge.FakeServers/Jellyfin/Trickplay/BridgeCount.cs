using SkiaSharp;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>How the bridge plugin counts: full sheets, and of the last one the pictures up to the last that isn't black in its middle.</summary>
internal static class BridgeCount
{
    public const int Columns = 10;
    public const int Rows = 10;
    private const int PerSheet = Columns * Rows;
    private const int Black = 4;

    /// <summary>A row but for its item and width; null when a sheet can't be read or is smaller than its grid.</summary>
    public static TrickplayRow? Count(IReadOnlyList<FileInfo> sheets, int intervalMs)
    {
        using var last = SKBitmap.Decode(sheets[^1].FullName);
        if (last is null || TileFolder.Measure(sheets[0]) is not var (width, height) || width < Columns || height < Rows)
        {
            return null;
        }

        var thumbnails = ((sheets.Count - 1) * PerSheet) + Math.Max(1, Filled(last, width / Columns, height / Rows));
        return new TrickplayRow
        {
            ItemId = "",
            Width = 0,
            Height = height / Rows,
            TileWidth = Columns,
            TileHeight = Rows,
            ThumbnailCount = thumbnails,
            Interval = intervalMs,
            Bandwidth = (int)(sheets.Sum(sheet => sheet.Length) / thumbnails * 8 * 1000 / intervalMs),
        };
    }

    private static int Filled(SKBitmap sheet, int width, int height)
    {
        for (var slot = PerSheet - 1; slot >= 0; slot--)
        {
            var x = (slot % Columns * width) + (width / 2);
            var y = (slot / Columns * height) + (height / 2);
            if (x < sheet.Width && y < sheet.Height && sheet.GetPixel(x, y) is var pixel && Math.Max(pixel.Red, Math.Max(pixel.Green, pixel.Blue)) > Black)
            {
                return slot + 1;
            }
        }

        return 0;
    }
}
