using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>
/// Jellyfin 10.11. It adopts only the folder named by its own settings, believes its own interval, takes the number of files for
/// that of pictures, and deletes every other folder. With extraction off it deletes all.
/// </summary>
internal sealed class TrustingRefresher(JellyfinState jellyfin) : TrickplayRefresher(jellyfin)
{
    protected override void Run(FakeLibrary library, MediaVersion version, bool replaces)
    {
        var withMedia = library.IsOn(JellyfinOptions.SaveWithMedia);
        if (replaces || !library.IsOn(JellyfinOptions.Extract))
        {
            Places.Delete(version, withMedia);
            Rows.RemoveAll(version.Id);
            if (!replaces)
            {
                return;
            }
        }

        foreach (var width in Options.Widths)
        {
            AdoptOrGenerate(version, width, withMedia);
        }

        Prune(version, withMedia);
    }

    private void AdoptOrGenerate(MediaVersion version, int width, bool withMedia)
    {
        var set = new TileSet(width, Options.Columns, Options.Rows);
        if (Places.Folder(version, set, withMedia) is { } folder && Directory.Exists(folder) && new DirectoryInfo(folder).GetFiles() is { Length: > 0 } files)
        {
            if (Rows.Find(version.Id, width) is null)
            {
                Rows.Save(Guess(version, set, files));
            }

            return;
        }

        Generate(version, width, withMedia);
    }

    private TrickplayRow Guess(MediaVersion version, TileSet set, FileInfo[] files) => new()
    {
        ItemId = version.Id,
        Width = set.Width,
        Height = files.Max(file => TileFolder.Measure(file) is var (_, height) ? (int)Math.Ceiling((double)height / set.Rows) : 0),
        TileWidth = set.Columns,
        TileHeight = set.Rows,
        ThumbnailCount = files.Length,
        Interval = (int)Options.IntervalMs,
        Bandwidth = files.Max(file => Bandwidth(file.Length, set, Options.IntervalMs)),
    };

    private void Prune(MediaVersion version, bool withMedia)
    {
        if (Places.Root(version, withMedia) is not { } root || !Directory.Exists(root))
        {
            return;
        }

        var kept = Rows.Of(version.Id).Select(row => row.Set.FolderName).ToHashSet();
        foreach (var folder in new DirectoryInfo(root).GetDirectories().Where(folder => !kept.Contains(folder.Name)))
        {
            folder.Delete(recursive: true);
        }
    }
}
