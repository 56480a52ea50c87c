using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Plex.Wire;

namespace PreviewForge.Functions.MediaServers.Plex.Catalog;

/// <summary>What a Plex server holds.</summary>
internal sealed class PlexCatalog(PlexApi api, PlexListing listing, PlexLookup lookup, PlexSuggestions suggestions) : ILibraryCatalog
{
    public async Task<IReadOnlyList<ServerLibrary>> ListLibrariesAsync(CancellationToken cancellationToken)
        => [.. (await api.SectionsAsync(cancellationToken)).Select(LibraryOf)];

    public IAsyncEnumerable<ItemPage> ListItemsAsync(ListingRequest request, string? cursor, CancellationToken cancellationToken)
        => listing.ReadAsync(request, cursor, cancellationToken);

    public Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken) => lookup.FindAsync(localPath, cancellationToken);

    public async Task<IReadOnlyList<ServerItem>> FilesOfAsync(string itemId, CancellationToken cancellationToken)
    {
        if (RatingKey.Parse(itemId) is not { } key || await api.ItemAsync(key, cancellationToken) is not { } item)
        {
            return [];
        }

        IReadOnlyList<PlexMetadata> videos = item.Type switch
        {
            "show" => await api.LeavesAsync(key, cancellationToken),
            "season" => await api.ChildrenAsync(key, cancellationToken),
            _ => [item],
        };
        return [.. videos.SelectMany(video => PlexItems.FilesOf(video, item.LibrarySectionId))];
    }

    public Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken)
        => suggestions.FindAsync(query, limit, cancellationToken);

    private static ServerLibrary LibraryOf(PlexSection section)
        => new(section.Key, section.Title, section.Locations, section.Videos?.Kind() ?? section.Type, section.Type, section.Agent);
}
