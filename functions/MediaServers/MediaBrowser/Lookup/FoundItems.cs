using System.Collections.Concurrent;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>What was found is remembered for a while; what was not found never is, for it may be there a minute later.</summary>
internal sealed class FoundItems(TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(300);

    private readonly ConcurrentDictionary<string, (ServerItem Item, DateTimeOffset Until)> _found = new(StringComparer.Ordinal);

    public ServerItem? Recall(string localPath) => _found.TryGetValue(localPath, out (ServerItem Item, DateTimeOffset Until) known) && known.Until > time.GetUtcNow() ? known.Item : null;

    public void Remember(string localPath, ServerItem item) => _found[localPath] = (item, time.GetUtcNow() + Memory);

    /// <summary>For an id that the server turned out not to know any more.</summary>
    public void Forget(string localPath) => _found.TryRemove(localPath, out _);
}
