using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>What a version line does when the task, a scan or a full refresh comes to a video.</summary>
internal abstract class TrickplayRefresher(JellyfinState jellyfin)
{
    protected TrickplayTable Rows => jellyfin.Rows;

    protected TrickplayPlaces Places => jellyfin.Places;

    protected TrickplayOptions Options => jellyfin.Options;

    /// <summary>Adopts, makes and deletes tiles of one version.</summary>
    /// <param name="library">Its options rule.</param>
    /// <param name="version">The video.</param>
    /// <param name="replaces">True: what is there is thrown away.</param>
    public void Refresh(FakeLibrary library, MediaVersion version, bool replaces)
    {
        // Shorter than one interval: the server leaves it alone altogether.
        if (version.RunTime >= Options.Interval)
        {
            Run(library, version, replaces);
        }
    }

    protected abstract void Run(FakeLibrary library, MediaVersion version, bool replaces);

    /// <summary>Makes the set of a width and its row. Without a video file, as without ffmpeg, nothing comes of it.</summary>
    protected void Generate(MediaVersion version, int width, bool withMedia)
    {
        var set = new TileSet(width, Options.Columns, Options.Rows);
        if (!jellyfin.Painter.IsOn || !File.Exists(jellyfin.Server.Disk.ToLocal(version.Path)) || Places.Folder(version, set, withMedia) is not { } folder)
        {
            return;
        }

        var thumbnails = Math.Max(1, (int)Math.Round(version.RunTime / Options.Interval));
        var largest = SheetPainter.Paint(folder, set, thumbnails);
        Rows.Save(new TrickplayRow
        {
            ItemId = version.Id,
            Width = width,
            Height = SheetPainter.HeightOf(width),
            TileWidth = set.Columns,
            TileHeight = set.Rows,
            ThumbnailCount = thumbnails,
            Interval = (int)Options.IntervalMs,
            Bandwidth = Bandwidth(largest, set, Options.IntervalMs),
        });
    }

    /// <summary>Bits per second, if every picture of a sheet were as large as its share.</summary>
    protected static int Bandwidth(long bytes, TileSet set, double intervalMs) =>
        (int)Math.Ceiling(bytes * 8.0 / set.Columns / set.Rows / (intervalMs / 1000));
}
