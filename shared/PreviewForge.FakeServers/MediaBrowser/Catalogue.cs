namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>All items of a server: those that were added one by one, and the generated ones.</summary>
internal sealed class Catalogue(IdScheme ids)
{
    private readonly List<LibraryItem> _items = [];
    private readonly Dictionary<string, LibraryItem> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LibraryItem> _byPath = new(StringComparer.Ordinal);
    private readonly List<GeneratedMovies> _generated = [];

    public IReadOnlyList<LibraryItem> Items => _items;

    public IReadOnlyList<GeneratedMovies> Generated => _generated;

    public void Generate(FakeLibrary library, int count, DateTimeOffset newest)
    {
        var set = _generated.Count;
        _generated.Add(new GeneratedMovies(library, count, newest, index => ids.Generated(set, index)));
    }

    public void Add(LibraryItem item)
    {
        if (_byId.ContainsKey(item.Id))
        {
            throw new ArgumentException($"There is an item {item.Id} already.", nameof(item));
        }

        _items.Add(item);
        Register(item);
    }

    /// <summary>Puts an item in the place of the one with the same id.</summary>
    public void Replace(LibraryItem item)
    {
        var at = _items.FindIndex(other => other.Id == item.Id);
        Unregister(_items[at]);
        _items[at] = item;
        Register(item);
    }

    public void Remove(LibraryItem item)
    {
        _items.RemoveAll(other => other.Id == item.Id);
        Unregister(item);
    }

    public string Normalize(string id) => ids.Normalize(id);

    /// <summary>The item with an id, which may be that of one of its versions.</summary>
    public LibraryItem? Find(string id)
    {
        var normal = ids.Normalize(id);
        return _byId.GetValueOrDefault(normal) ?? FindGenerated(normal);
    }

    /// <summary>The item with a file or folder at a path of the server. The case counts.</summary>
    public LibraryItem? FindByPath(string path) =>
        _byPath.GetValueOrDefault(path) ?? _generated.Select(set => set.FindByPath(path)).FirstOrDefault(found => found is not null);

    private LibraryItem? FindGenerated(string id) =>
        ids.ReadGenerated(id) is var (set, index) && set < _generated.Count && index < _generated[set].Count ? _generated[set].At(index) : null;

    private void Register(LibraryItem item)
    {
        _byId[item.Id] = item;
        _byPath[item.Path] = item;
        foreach (var version in item.Versions)
        {
            _byId[version.Id] = item;
            _byPath[version.Path] = item;
        }
    }

    private void Unregister(LibraryItem item)
    {
        _byId.Remove(item.Id);
        _byPath.Remove(item.Path);
        foreach (var version in item.Versions)
        {
            _byId.Remove(version.Id);
            _byPath.Remove(version.Path);
        }
    }
}
