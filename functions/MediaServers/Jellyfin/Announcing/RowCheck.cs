using System.Globalization;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Previews.Trickplay;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>Compares what Jellyfin shows of a set with what was written.</summary>
internal static class RowCheck
{
    /// <summary>Pictures that may be missing at the end: the plugin leaves out black ones, and films end in black.</summary>
    private const int BlackEnd = 12;

    /// <summary>Why players would show wrong pictures, in a sentence; null when they show the right ones.</summary>
    /// <param name="output">What was written.</param>
    /// <param name="row">What the server says; null when it has nothing.</param>
    /// <param name="isRegistered">The plugin has just counted the pictures itself; so only black ones can be missing.</param>
    public static string? WhyWrong(AnnouncedOutput output, TrickplayRow? row, bool isRegistered)
    {
        if (row is null)
        {
            return $"Jellyfin shows no pictures {output.Plan.Width} pixels wide yet";
        }

        int interval = output.Plan.IntervalSeconds * 1000;
        return row switch
        {
            _ when row.Interval != interval => Text($"Jellyfin believes that the pictures are {row.Interval / 1000.0:0.###} s apart; they are {output.Plan.IntervalSeconds} s apart"),
            _ when row.TileWidth != SheetGrid.Columns || row.TileHeight != SheetGrid.Rows => Text($"Jellyfin believes that a sheet has {row.TileWidth} x {row.TileHeight} pictures; it has 10 x 10"),
            _ when output.Frames > 0 && !Fits(row.ThumbnailCount, output.Frames, isRegistered) => Text($"Jellyfin believes that there are {row.ThumbnailCount} pictures; there are {output.Frames}"),
            _ => null,
        };
    }

    private static bool Fits(int count, int frames, bool isRegistered)
    {
        int sheets = SheetGrid.SheetCount(frames);
        bool countsSheets = count == sheets && frames > sheets + 1;
        return count >= 1 && count <= frames + 1 && SheetGrid.SheetCount(count) == sheets && (isRegistered || (count >= frames - BlackEnd && !countsSheets));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
