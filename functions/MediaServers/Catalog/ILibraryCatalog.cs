using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>What a media server holds. All members throw <see cref="MediaServerException"/> when the server can't be asked; an empty answer means that there is nothing.</summary>
public interface ILibraryCatalog
{
    /// <summary>The libraries as the server lists them now.</summary>
    Task<IReadOnlyList<ServerLibrary>> ListLibrariesAsync(CancellationToken cancellationToken);

    /// <summary>The videos of a library, page by page, one entry per file (every version and part of an item).</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="cursor">A <see cref="ItemPage.Next"/> of an earlier call, to go on behind that page; null from the beginning.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    IAsyncEnumerable<ItemPage> ListItemsAsync(ListingRequest request, string? cursor, CancellationToken cancellationToken);

    /// <summary>The item of a file, for a path that only we know; null when the server doesn't have it, or not yet.</summary>
    /// <param name="localPath">Absolute path as the runner sees it.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken);

    /// <summary>Every file of an item, all versions and parts; of a show or season those of its episodes. Empty when there is no such item, or it has none.</summary>
    Task<IReadOnlyList<ServerItem>> FilesOfAsync(string itemId, CancellationToken cancellationToken);

    /// <summary>Titles like a text: shows whole, movies and episodes with their files; best first.</summary>
    Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken);
}
