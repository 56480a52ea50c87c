namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>
/// Compares the disk with what the server knows. A library whose folder isn't there is left alone, as the servers do, so that
/// items without any file keep.
/// </summary>
internal sealed class LibraryScanner(ServerState state, ItemBuilder builder, IMediaEvents events)
{
    private const string TrickplayFolder = ".trickplay";

    public void ScanAll()
    {
        foreach (var location in state.Libraries.ToList().SelectMany(library => library.Locations))
        {
            Scan(location);
        }
    }

    /// <summary>Looks at a file or folder. A path outside of all libraries is passed over.</summary>
    public void Scan(string path)
    {
        if (state.LibraryOf(path) is not { } library || !IsReachable(library, path))
        {
            return;
        }

        var local = state.Disk.ToLocal(path);
        foreach (var version in KnownWithin(path).Where(version => !File.Exists(state.Disk.ToLocal(version.Path))))
        {
            Drop(library, version);
        }

        foreach (var file in VideosAt(local))
        {
            TakeUp(library, state.Disk.ToServer(file));
        }
    }

    /// <summary>Looks whether the files of an item have changed.</summary>
    public void Check(LibraryItem item)
    {
        foreach (var version in item.Versions.Where(version => File.Exists(state.Disk.ToLocal(version.Path))))
        {
            TakeUp(state.FindLibrary(item.LibraryId)!, version.Path);
        }
    }

    private bool IsReachable(FakeLibrary library, string path) =>
        library.Locations.Any(location => ServerDisk.IsWithin(path, location) && Directory.Exists(state.Disk.ToLocal(location)));

    private List<MediaVersion> KnownWithin(string path) =>
        [.. state.Catalogue.Items.SelectMany(item => item.Versions).Where(version => ServerDisk.IsWithin(version.Path, path))];

    private static IEnumerable<string> VideosAt(string local)
    {
        if (File.Exists(local))
        {
            return PathName.IsVideo(local) && !IsIgnored(local) ? [local] : [];
        }

        return Directory.Exists(local)
            ? Directory.EnumerateFiles(local, "*", SearchOption.AllDirectories).Where(file => PathName.IsVideo(file) && !IsIgnored(file)).Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsIgnored(string path) => path.Split('/').Any(part => part.EndsWith(TrickplayFolder, StringComparison.OrdinalIgnoreCase));

    private void TakeUp(FakeLibrary library, string path)
    {
        if (state.Catalogue.FindByPath(path) is not { } item || item.VersionAt(path) is not { } known)
        {
            var added = builder.Add(library, new MediaSeed(path)).VersionAt(path)!;
            events.Added(library, added);
            return;
        }

        var file = new FileInfo(state.Disk.ToLocal(path));
        var isNew = known.Modified is not null && known.Modified != file.LastWriteTimeUtc;
        if (known.Modified is null || isNew)
        {
            var changed = known with { Size = file.Length, Modified = file.LastWriteTimeUtc, RunTime = isNew ? state.RunTimeOf(file.FullName) : known.RunTime };
            Put(item, changed);
            if (isNew)
            {
                events.Changed(library, changed);
            }
        }
    }

    // Generated items aren't kept, so nothing can change about them.
    private void Put(LibraryItem item, MediaVersion changed)
    {
        if (state.Catalogue.Items.Contains(item))
        {
            state.Catalogue.Replace(item with { Versions = [.. item.Versions.Select(version => version.Id == changed.Id ? changed : version)] });
        }
    }

    private void Drop(FakeLibrary library, MediaVersion version)
    {
        var item = state.Catalogue.Find(version.Id)!;
        state.Catalogue.Remove(item);
        if (item.Versions.Where(other => other.Id != version.Id).ToList() is [var first, ..] rest)
        {
            state.Catalogue.Add(item with { Id = first.Id, Path = first.Path, Versions = rest });
        }

        DropEmptyFolders(item);
        events.Removed(library, version);
    }

    private void DropEmptyFolders(LibraryItem episode)
    {
        foreach (var id in new[] { episode.SeasonId, episode.SeriesId }.OfType<string>())
        {
            if (state.Catalogue.Find(id) is { } folder && !state.Catalogue.Items.Any(item => item.ParentId == id))
            {
                state.Catalogue.Remove(folder);
            }
        }
    }
}
