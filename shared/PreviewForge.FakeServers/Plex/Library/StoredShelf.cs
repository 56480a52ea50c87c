namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>Items that were added one by one.</summary>
internal sealed class StoredShelf : IShelf
{
    private readonly OrderedDictionary<int, PlexItem> _items = [];

    public IEnumerable<PlexItem> Items => _items.Values;

    public PlexItem this[int index] => _items.GetAt(index).Value;

    public void Add(PlexItem item) => _items.Add(item.RatingKey, item);

    public IEnumerable<int> OfType(PlexItemType type) => Enumerable.Range(0, _items.Count).Where(index => this[index].Type == type);

    public string TitleAt(int index) => this[index].Title;

    public DateTimeOffset AddedAtOf(int index) => this[index].AddedAt;

    public IEnumerable<int> WithFileName(string name) =>
        Enumerable.Range(0, _items.Count).Where(index => this[index].Parts.Any(part => ServerPath.Name(part.File) == name));

    public PlexItem? Find(int ratingKey) => _items.GetValueOrDefault(ratingKey);

    public PlexItem? FindByPart(int partId) => _items.Values.FirstOrDefault(item => item.Parts.Any(part => part.Id == partId));

    public void Replace(PlexItem item) => _items[item.RatingKey] = item;

    public void Remove(int ratingKey) => _items.Remove(ratingKey);
}
