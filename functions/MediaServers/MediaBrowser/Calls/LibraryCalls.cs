using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>The calls about libraries.</summary>
internal sealed class LibraryCalls(MediaBrowserClient client)
{
    private const int MostUpdates = 100;

    /// <summary>All libraries, those without videos too.</summary>
    /// <exception cref="MediaServerException">No answer, or one that is no list.</exception>
    public async Task<IReadOnlyList<VirtualFolder>> ListAsync(CancellationToken cancellationToken)
    {
        List<VirtualFolder> folders = await client.ReadAsync(VendorRequest.Get("/Library/VirtualFolders"), MediaBrowserJson.Default.ListVirtualFolder, cancellationToken);
        return [.. folders.Where(folder => folder is not null && folder.Key.Length > 0)];
    }

    /// <summary>Replaces all options of a library.</summary>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public Task WriteOptionsAsync(string id, JsonObject options, CancellationToken cancellationToken) => client.SendAsync(
        VendorRequest.Post("/Library/VirtualFolders/LibraryOptions", new LibraryOptionsBody(id, options), MediaBrowserJson.Default.LibraryOptionsBody), cancellationToken);

    /// <summary>Has the server look at files; it does so after a delay of its own.</summary>
    /// <param name="paths">As the server sees them.</param>
    /// <param name="updateType"><c>Created</c>, <c>Modified</c> or <c>Deleted</c>.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public async Task NotifyAsync(IEnumerable<string> paths, string updateType, CancellationToken cancellationToken)
    {
        foreach (string[] some in paths.Chunk(MostUpdates))
        {
            var updates = new MediaUpdates([.. some.Select(path => new MediaUpdate(path, updateType))]);
            await client.SendAsync(VendorRequest.Post("/Library/Media/Updated", updates, MediaBrowserJson.Default.MediaUpdates), cancellationToken);
        }
    }

    /// <summary>Has the server scan everything.</summary>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public Task ScanAsync(CancellationToken cancellationToken) => client.SendAsync(VendorRequest.Post("/Library/Refresh"), cancellationToken);
}
