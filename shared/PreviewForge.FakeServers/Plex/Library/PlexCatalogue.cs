using System.Diagnostics.CodeAnalysis;

namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>All sections and their items. Whoever uses it holds the server's gate.</summary>
internal sealed class PlexCatalogue
{
    /// <summary>Below are the ids that tests give themselves.</summary>
    private const int FirstOwnId = 10_000;
    private readonly OrderedDictionary<string, SectionState> _sections = [];
    private int _nextId = FirstOwnId;

    public IEnumerable<SectionState> Sections => _sections.Values;

    public void Add(PlexSection section) => _sections.Add(section.Key, new SectionState(section));

    public void Remove(string key) => _sections.Remove(key);

    public bool TryGet(string key, [NotNullWhen(true)] out SectionState? section) => _sections.TryGetValue(key, out section);

    /// <exception cref="ArgumentException">There is no such section.</exception>
    public SectionState Get(string key) => TryGet(key, out var section) ? section : throw new ArgumentException($"There is no section {key}.", nameof(key));

    /// <exception cref="ArgumentException">The section isn't there, or the item's key is taken.</exception>
    public PlexItem Add(string key, PlexItem item)
    {
        var added = WithIds(item);
        if (Find(added.RatingKey) is not null)
        {
            throw new ArgumentException($"The rating key {added.RatingKey} is taken.", nameof(item));
        }

        Get(key).Stored.Add(added);
        return added;
    }

    public PlexItem Change(PlexItem item)
    {
        var changed = WithIds(item);
        Shelves().First(place => place.Shelf.Find(item.RatingKey) is not null).Shelf.Replace(changed);
        return changed;
    }

    public void Remove(int ratingKey)
    {
        foreach (var (_, shelf) in Shelves().Where(place => place.Shelf.Find(ratingKey) is not null).ToList())
        {
            shelf.Remove(ratingKey);
        }
    }

    public void Generate(string key, string folder, int count, DateTimeOffset addedAt)
    {
        Get(key).Add(new GeneratedMovies(folder, _nextId, count, addedAt));
        _nextId += count;
    }

    public (SectionState Section, PlexItem Item)? Find(int ratingKey) => Shelves()
        .Select(place => (place.Section, Item: place.Shelf.Find(ratingKey)))
        .Where(found => found.Item is not null)
        .Select(found => ((SectionState, PlexItem)?)(found.Section, found.Item!))
        .FirstOrDefault();

    public PlexPart? FindPart(int partId) => Shelves()
        .Select(place => place.Shelf.FindByPart(partId)?.Parts.First(part => part.Id == partId))
        .FirstOrDefault(part => part is not null);

    /// <summary>The item that has the file, by its whole path.</summary>
    public PlexItem? FindFile(string file) => Sections
        .SelectMany(section => section.RowsWithFileName(ServerPath.Name(file)))
        .Select(row => row.Item)
        .FirstOrDefault(item => item.Parts.Any(part => part.File == file));

    private IEnumerable<(SectionState Section, IShelf Shelf)> Shelves() => Sections.SelectMany(section => section.Shelves.Select(shelf => (section, shelf)));

    private PlexItem WithIds(PlexItem item) => item with
    {
        RatingKey = Given(item.RatingKey),
        Media =
        [
            .. item.Media.Select(media => media with
            {
                Id = Given(media.Id),
                Parts = [.. media.Parts.Select(part => part with { Id = Given(part.Id) })],
            }),
        ],
    };

    private int Given(int id) => id == 0 ? _nextId++ : id;
}
