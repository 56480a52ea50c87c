using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>
/// Jellyfin 12. It adopts every set that has no row yet, and infers its interval from run time and number of sheets. With extraction
/// off, sets beside the media are left to their owner, those in the data folder are deleted.
/// </summary>
internal sealed class MeasuringRefresher(JellyfinState jellyfin) : TrickplayRefresher(jellyfin)
{
    private const double LeastInterval = 1000;

    protected override void Run(FakeLibrary library, MediaVersion version, bool replaces)
    {
        var withMedia = library.IsOn(JellyfinOptions.SaveWithMedia);
        if (replaces)
        {
            Places.Delete(version, withMedia);
            Rows.RemoveAll(version.Id);
        }
        else
        {
            DropOrphans(version);
            Discover(version, withMedia);
        }

        if (replaces || library.IsOn(JellyfinOptions.Extract))
        {
            GenerateMissing(version, withMedia);
        }
        else if (!withMedia)
        {
            Places.Delete(version, withMedia: false);
            Rows.RemoveAll(version.Id);
        }
    }

    private void DropOrphans(MediaVersion version)
    {
        foreach (var row in Rows.Of(version.Id).Where(row => !Places.Has(version, row.Set, true) && !Places.Has(version, row.Set, false)))
        {
            Rows.Remove(row);
        }
    }

    private void Discover(MediaVersion version, bool withMedia)
    {
        if (Places.Root(version, withMedia) is not { } root || !Directory.Exists(root))
        {
            return;
        }

        foreach (var folder in new DirectoryInfo(root).GetDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal))
        {
            if (TileSet.Read(folder.Name) is { } set && Rows.Find(version.Id, set.Width) is null && TileFolder.Sheets(folder.FullName) is { Count: > 0 } sheets
                && Infer(version, set, sheets) is { } row)
            {
                Rows.Save(row);
            }
        }
    }

    private TrickplayRow? Infer(MediaVersion version, TileSet set, IReadOnlyList<FileInfo> sheets)
    {
        if (TileFolder.Measure(sheets[0]) is not var (_, height))
        {
            return null;
        }

        var most = sheets.Count * set.PerSheet;
        var least = sheets.Count > 1 ? ((sheets.Count - 1) * set.PerSheet) + 1 : 1;
        var interval = InferInterval(version.RunTime.TotalMilliseconds, least, most);
        return new TrickplayRow
        {
            ItemId = version.Id,
            Width = set.Width,
            Height = (int)Math.Ceiling((double)height / set.Rows),
            TileWidth = set.Columns,
            TileHeight = set.Rows,
            ThumbnailCount = (int)Math.Clamp(Math.Round(version.RunTime.TotalMilliseconds / interval), least, most),
            Interval = (int)interval,
            Bandwidth = sheets.Max(sheet => Bandwidth(sheet.Length, set, interval)),
        };
    }

    // The server's own interval wherever it is possible; else the middle of what is, on a full second.
    private double InferInterval(double runTime, int least, int most)
    {
        var low = Math.Max(LeastInterval, Math.Ceiling(runTime / most));
        var high = Math.Max(low, Math.Floor(runTime / least));
        return low <= Options.IntervalMs && Options.IntervalMs <= high
            ? Options.IntervalMs
            : Math.Clamp(Math.Round((low + high) / 2 / 1000) * 1000, low, high);
    }

    private void GenerateMissing(MediaVersion version, bool withMedia)
    {
        foreach (var width in Options.Widths.Where(width => Rows.Find(version.Id, width) is null))
        {
            Generate(version, width, withMedia);
        }
    }
}
