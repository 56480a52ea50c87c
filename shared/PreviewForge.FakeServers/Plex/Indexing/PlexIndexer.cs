using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex.Indexing;

/// <summary>Makes items of files. Used under the server's gate.</summary>
internal sealed class PlexIndexer(PlexState state, TimeProvider time)
{
    /// <summary>Takes a file up, as a further version of an item that is there or as a new one. A file that is known stays as it is.</summary>
    /// <param name="file">Path as the server sees it.</param>
    /// <param name="isAnalysed">False: the part has no hash yet.</param>
    /// <exception cref="ArgumentException">It lies in no movie or show section, or is an episode that doesn't say which.</exception>
    public PlexItem Index(string file, bool isAnalysed)
    {
        if (state.Catalogue.FindFile(file) is { } known)
        {
            return known;
        }

        var (section, location) = SectionOf(file);
        var part = new PlexPart { File = file, Size = SizeOf(file), Hash = isAnalysed ? PlexHash.Of(file) : null };
        var title = FileTitle.Of(file);
        return section.Section.Type is PlexSectionType.Show ? Episode(section, location, title, part) : Movie(section, title, part);
    }

    private (SectionState Section, string Location) SectionOf(string file)
    {
        foreach (var section in state.Catalogue.Sections.Where(section => section.Section.Type is PlexSectionType.Movie or PlexSectionType.Show))
        {
            if (section.Section.Locations.FirstOrDefault(location => ServerPath.IsWithin(file, location)) is { } location)
            {
                return (section, location);
            }
        }

        throw new ArgumentException($"'{file}' lies in no movie or show section.", nameof(file));
    }

    private PlexItem Movie(SectionState section, FileTitle title, PlexPart part)
    {
        var media = new PlexMedia { Parts = [part] };
        var twin = section.Stored.Items.FirstOrDefault(item => item.Type is PlexItemType.Movie && item.Title == title.Title && item.Year == title.Year);
        return twin is not null
            ? state.Catalogue.Change(twin with { Media = [.. twin.Media, media] })
            : state.Catalogue.Add(section.Section.Key, new PlexItem
            {
                Type = PlexItemType.Movie,
                Title = title.Title,
                Year = title.Year,
                AddedAt = time.GetUtcNow(),
                Media = [media],
            });
    }

    private PlexItem Episode(SectionState section, string location, FileTitle title, PlexPart part)
    {
        if (title is not { Season: { } season, Episode: { } number })
        {
            throw new ArgumentException($"'{part.File}' doesn't say which episode it is, as in S02E07.", nameof(part));
        }

        var folder = part.File[location.TrimEnd('/', '\\').Length..].TrimStart('/', '\\').Split('/', '\\')[0];
        return new EpisodePlace(state.Catalogue, section, time.GetUtcNow()).Put(
            new EpisodeName(folder, season, number, title.Title),
            new PlexMedia { Parts = [part] },
            $"{location.TrimEnd('/', '\\')}/{folder}");
    }

    private long SizeOf(string file)
    {
        var local = new FileInfo(state.Mounts.ToLocal(file));
        return local.Exists ? local.Length : new PlexPart { File = file }.Size;
    }
}
