using PreviewForge.Previews.Frames;
using PreviewForge.Previews.Publishing;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Previews.Outputs;

/// <summary>Draws all sheets of a set of pictures into a folder.</summary>
internal static class SheetFolder
{
    /// <returns>Bytes of all sheets, and the size of a tile.</returns>
    public static (long Bytes, PixelSize Tile) Fill(StagedFolder folder, IFrameSet frames, CancellationToken cancellationToken)
    {
        using var sheets = new TileSheetWriter(frames);
        var bytes = 0L;
        for (var sheet = 0; sheet < sheets.SheetCount; sheet++)
        {
            var number = sheet;
            bytes += folder.WriteFile(SheetGrid.SheetName(number), stream => sheets.Write(number, stream, cancellationToken));
        }

        return (bytes, sheets.Tile);
    }
}
