namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>The place of an item; the item itself is made only when it is shown.</summary>
internal readonly record struct ShelfRow(IShelf Shelf, int Index)
{
    public PlexItem Item => Shelf[Index];

    public string Title => Shelf.TitleAt(Index);

    public DateTimeOffset AddedAt => Shelf.AddedAtOf(Index);
}
