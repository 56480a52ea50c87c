namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>A section with what stands in it.</summary>
internal sealed class SectionState(PlexSection section)
{
    private readonly List<IShelf> _shelves = [new StoredShelf()];

    public PlexSection Section { get; } = section;

    public StoredShelf Stored => (StoredShelf)_shelves[0];

    public IReadOnlyList<IShelf> Shelves => _shelves;

    public List<PlexSetting> Preferences { get; } = [.. section.Preferences];

    public void Add(IShelf shelf) => _shelves.Add(shelf);

    /// <summary>Concatenated, not flattened: so the rows of a generated shelf are counted without going through them.</summary>
    public IEnumerable<ShelfRow> Rows(PlexItemType type) => _shelves
        .Select(shelf => shelf.OfType(type).Select(index => new ShelfRow(shelf, index)))
        .Aggregate((rows, more) => rows.Concat(more));

    public IEnumerable<ShelfRow> RowsWithFileName(string name) =>
        _shelves.SelectMany(shelf => shelf.WithFileName(name).Select(index => new ShelfRow(shelf, index)));

    /// <summary>Episodes below a show or a season, or seasons below a show.</summary>
    public IEnumerable<PlexItem> Below(int key, PlexItemType type) =>
        Stored.Items.Where(item => item.Type == type && (item.ParentKey == key || item.GrandparentKey == key));

    public void SetPreference(string id, object value)
    {
        var index = Preferences.FindIndex(setting => setting.Id == id);
        Preferences[index] = Preferences[index] with { Value = value };
    }
}
