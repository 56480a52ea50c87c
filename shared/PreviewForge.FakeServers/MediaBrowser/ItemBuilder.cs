namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Makes items of files, as the servers do: films by their folder, episodes with the series and season around them.</summary>
internal sealed class ItemBuilder(ServerState state)
{
    /// <summary>Puts a file into a library.</summary>
    /// <returns>The item that it became or joined.</returns>
    public LibraryItem Add(FakeLibrary library, MediaSeed seed)
    {
        var version = MakeVersion(seed);
        var item = IsEpisode(library, seed.Path) ? MakeEpisode(library, seed, version) : MakeMovie(library, seed, version);
        if (SiblingOf(library, item) is { } sibling)
        {
            var joined = sibling with { Versions = [.. sibling.Versions, version] };
            state.Catalogue.Replace(joined);
            return joined;
        }

        state.Catalogue.Add(item);
        return item;
    }

    private MediaVersion MakeVersion(MediaSeed seed)
    {
        var local = state.Disk.ToLocal(seed.Path);
        var file = new FileInfo(local);
        return new MediaVersion
        {
            Id = seed.Id is { } id ? state.Traits.Ids.Normalize(id) : state.Traits.Ids.Next(seed.Path),
            Path = seed.Path,
            Size = seed.Size ?? (file.Exists ? file.Length : 0),
            RunTime = seed.RunTime ?? state.RunTimeOf(local),
            Modified = file.Exists ? file.LastWriteTimeUtc : null,
        };
    }

    private static bool IsEpisode(FakeLibrary library, string path) => library.CollectionType switch
    {
        "tvshows" => true,
        "movies" => false,
        _ => PathName.Numbers(PathName.Stem(path)) is not null,
    };

    private LibraryItem MakeMovie(FakeLibrary library, MediaSeed seed, MediaVersion version)
    {
        var folder = PathName.Folder(seed.Path);
        var (name, year) = PathName.Title(library.Locations.Contains(folder) ? PathName.Stem(seed.Path) : Path.GetFileName(folder));
        return New(library, seed, version) with { Name = seed.Name ?? name, ProductionYear = year };
    }

    private LibraryItem MakeEpisode(FakeLibrary library, MediaSeed seed, MediaVersion version)
    {
        var stem = PathName.Stem(seed.Path);
        var numbers = PathName.Numbers(stem);
        var series = SeriesOf(library, seed.Path);
        var season = SeasonOf(series, seed.Path, numbers?.Season ?? 1);
        return New(library, seed, version) with
        {
            Kind = ItemKind.Episode,
            Name = seed.Name ?? PathName.EpisodeTitle(stem),
            ParentId = season.Id,
            SeriesId = series.Id,
            SeriesName = series.Name,
            SeasonId = season.Id,
            ParentIndexNumber = season.IndexNumber,
            IndexNumber = numbers?.Episode,
        };
    }

    private LibraryItem New(FakeLibrary library, MediaSeed seed, MediaVersion version) => new()
    {
        Id = version.Id,
        Kind = ItemKind.Movie,
        Name = PathName.Stem(seed.Path),
        LibraryId = library.Id,
        ParentId = library.Id,
        Path = seed.Path,
        DateCreated = seed.IsUndated ? null : seed.DateCreated ?? state.Time.GetUtcNow(),
        Versions = [version],
    };

    private LibraryItem SeriesOf(FakeLibrary library, string path)
    {
        var location = library.Locations.First(location => ServerDisk.IsWithin(path, location)).TrimEnd('/');
        var folder = path[..Math.Max(path.IndexOf('/', location.Length + 1), location.Length)];
        var (name, year) = PathName.Title(Path.GetFileName(folder));
        return Ensure(new LibraryItem
        {
            Id = "",
            Kind = ItemKind.Series,
            Name = name,
            LibraryId = library.Id,
            ParentId = library.Id,
            Path = folder,
            ProductionYear = year,
            DateCreated = state.Time.GetUtcNow(),
        });
    }

    private LibraryItem SeasonOf(LibraryItem series, string path, int number)
    {
        var folder = PathName.Folder(path);
        return Ensure(series with
        {
            Kind = ItemKind.Season,
            Name = number == 0 ? "Specials" : $"Season {number}",
            ParentId = series.Id,
            Path = folder == series.Path ? $"{folder}/Season {number}" : folder,
            SeriesId = series.Id,
            SeriesName = series.Name,
            IndexNumber = number,
        });
    }

    private LibraryItem Ensure(LibraryItem folder)
    {
        if (state.Catalogue.FindByPath(folder.Path) is { } known)
        {
            return known;
        }

        var item = folder with { Id = state.Traits.Ids.Next(folder.Path) };
        state.Catalogue.Add(item);
        return item;
    }

    // Files whose names begin with the name of their common folder are versions of one film.
    private LibraryItem? SiblingOf(FakeLibrary library, LibraryItem movie)
    {
        var folder = PathName.Folder(movie.Path);
        return state.Traits.GroupsVersions && movie.Kind == ItemKind.Movie && !library.Locations.Contains(folder) && IsNamedAfter(movie.Path, folder)
            ? state.Catalogue.Items.FirstOrDefault(item => item.Kind == ItemKind.Movie && PathName.Folder(item.Path) == folder && IsNamedAfter(item.Path, folder))
            : null;
    }

    private static bool IsNamedAfter(string path, string folder) =>
        PathName.Stem(path).StartsWith(Path.GetFileName(folder), StringComparison.OrdinalIgnoreCase);
}
