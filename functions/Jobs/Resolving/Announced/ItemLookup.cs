using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Asks servers for the files of items that they announced. A server that is away is asked once, not for each of its items.</summary>
internal sealed class ItemLookup(AppSettings settings, ListingServices services, AnnouncedSearch search)
{
    private readonly Dictionary<string, AskedServer?> _servers = [];

    /// <param name="announced">With an item and without a path.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <returns>At least one video; what isn't known yet is owed under the item's name.</returns>
    public async Task<IReadOnlyList<JobItemRow>> FindAsync(AnnouncedItem announced, CancellationToken cancellationToken)
    {
        if (ServerOf(announced.ServerId) is not { } server)
        {
            return [Unknown(announced, "The server that announced it is turned off, or is no more")];
        }

        if (server.Away is { } away)
        {
            return [Unknown(announced, away)];
        }

        try
        {
            IReadOnlyList<ServerItem> files = await server.Connection.Catalog.FilesOfAsync(announced.ItemId, cancellationToken);
            return files.Count > 0
                ? [.. files.Select(file => VideoOf(announced, server, file)).DistinctBy(video => video.Path)]
                : [Unknown(announced, $"{server.Settings.Name} has no file of its item {announced.ItemId} yet. It is asked again later.")];
        }
        catch (MediaServerException failure)
        {
            server.Away = failure is UnexpectedAnswerException ? null : failure.Message;
            return [Unknown(announced, failure.Message)];
        }
    }

    private JobItemRow VideoOf(AnnouncedItem announced, AskedServer server, ServerItem file)
    {
        string title = file.Title.Length > 0 ? file.Title : announced.Title;
        if (server.Paths.Find(file) is not { } video)
        {
            return search.Owed(file.RemotePath, title, ItemOutcome.UnresolvedVendor, $"{server.Settings.Name} has this file at a path that leads nowhere here, or that is no video. If it is one, add a path mapping to this server.");
        }

        return File.Exists(video.Path) && services.MediaRoot.Contains(video.Path) ? search.Video(video.Path, title, (announced.ServerId, file)) : search.Missing(video.Path, title);
    }

    private JobItemRow Unknown(AnnouncedItem announced, string reason) => search.Owed(announced.Name, announced.Title, ItemOutcome.SkippedNotIndexed, reason);

    private AskedServer? ServerOf(string id)
    {
        if (!_servers.TryGetValue(id, out AskedServer? server))
        {
            MediaServerSettings? entry = settings.MediaServers.FirstOrDefault(each => each.Id == id && each.IsUsable);
            _servers[id] = server = entry is null ? null : new AskedServer(entry, services.Connections.Open(entry, settings), new LocalPaths(entry, services.MediaRoot));
        }

        return server;
    }

    private sealed record AskedServer(MediaServerSettings Settings, ServerConnection Connection, LocalPaths Paths)
    {
        /// <summary>Why it need not be asked again; null while it answers.</summary>
        public string? Away { get; set; }
    }
}
