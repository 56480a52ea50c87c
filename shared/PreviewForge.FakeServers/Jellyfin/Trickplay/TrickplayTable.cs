namespace PreviewForge.FakeServers.Jellyfin.Trickplay;

/// <summary>The rows; the key is version and width.</summary>
internal sealed class TrickplayTable
{
    private readonly Dictionary<(string ItemId, int Width), TrickplayRow> _rows = [];

    public IReadOnlyCollection<TrickplayRow> All => _rows.Values;

    public TrickplayRow? Find(string itemId, int width) => _rows.GetValueOrDefault((itemId, width));

    public IReadOnlyList<TrickplayRow> Of(string itemId) => [.. _rows.Values.Where(row => row.ItemId == itemId).OrderBy(row => row.Width)];

    public void Save(TrickplayRow row) => _rows[(row.ItemId, row.Width)] = row;

    public void Remove(TrickplayRow row) => _rows.Remove((row.ItemId, row.Width));

    public void RemoveAll(string itemId)
    {
        foreach (var row in Of(itemId))
        {
            Remove(row);
        }
    }
}
