namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>Items of a section, be they stored or made when they are asked for.</summary>
internal interface IShelf
{
    PlexItem this[int index] { get; }

    /// <summary>Where the items of a type stand.</summary>
    IEnumerable<int> OfType(PlexItemType type);

    string TitleAt(int index);

    DateTimeOffset AddedAtOf(int index);

    /// <summary>Where the items stand that have a file of this name (without folder).</summary>
    IEnumerable<int> WithFileName(string name);

    PlexItem? Find(int ratingKey);

    PlexItem? FindByPart(int partId);

    /// <summary>Takes the place of the item with the same key.</summary>
    void Replace(PlexItem item);

    /// <exception cref="InvalidOperationException">The shelf can't lose items.</exception>
    void Remove(int ratingKey);
}
