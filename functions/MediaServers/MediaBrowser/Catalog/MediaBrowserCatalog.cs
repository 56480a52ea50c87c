using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;

/// <summary>What an Emby or Jellyfin holds.</summary>
internal sealed class MediaBrowserCatalog(LibraryCalls libraries, ItemCalls items, ItemFiles files, PathLookup lookup) : ILibraryCatalog
{
    private readonly ItemListing _listing = new(items, files);
    private readonly TitleSearch _search = new(items, files);

    public async Task<IReadOnlyList<ServerLibrary>> ListLibrariesAsync(CancellationToken cancellationToken)
        =>
        [
            .. (await libraries.ListAsync(cancellationToken)).Select(folder => new ServerLibrary(
                folder.Key, folder.Title, [.. (folder.Locations ?? []).Where(location => !string.IsNullOrWhiteSpace(location))], folder.CollectionType, folder.CollectionType)),
        ];

    public IAsyncEnumerable<ItemPage> ListItemsAsync(ListingRequest request, string? cursor, CancellationToken cancellationToken)
        => _listing.ReadAsync(request, cursor, cancellationToken);

    public async Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken)
        => (await lookup.FindAsync([localPath], cancellationToken))[0].Item;

    public async Task<IReadOnlyList<ServerItem>> FilesOfAsync(string itemId, CancellationToken cancellationToken)
    {
        IReadOnlyList<ItemRow> rows = await items.ByIdsAsync([itemId], ItemFiles.Fields, cancellationToken);
        return rows switch
        {
            [] => [],
            [{ Type: "Series" or "Season" or "BoxSet" or "Folder" or "CollectionFolder" } parent, ..] => await BelowAsync(parent, cancellationToken),
            [var row, ..] => await files.OfAsync([row], null, cancellationToken),
        };
    }

    public Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken)
        => _search.SuggestAsync(query, limit, cancellationToken);

    private async Task<IReadOnlyList<ServerItem>> BelowAsync(ItemRow parent, CancellationToken cancellationToken)
    {
        var everything = new ListingRequest(new LibrarySettings(parent.Id!, parent.Name ?? "", [], Enabled: true));
        List<ServerItem> found = [];
        await foreach (ItemPage page in _listing.ReadAsync(everything, null, cancellationToken))
        {
            found.AddRange(page.Items.Select(item => item with { LibraryId = null }));
        }

        return found;
    }
}
