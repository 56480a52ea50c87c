using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;
using PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Emby;

/// <summary>Emby can be asked for the item of a path.</summary>
internal sealed class EmbyPathLookup(ItemCalls items, ItemFiles files) : IDirectLookup
{
    public Task<string?> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult<string?>("asked for the exact path");

    public async Task<ServerItem?> FindAsync(string remotePath, CancellationToken cancellationToken)
    {
        ItemsAnswer answer = await items.QueryAsync(new ItemsQuery { Path = remotePath, Fields = "Path", Limit = 1 }, cancellationToken);
        return (await files.OfAsync(answer.Items!, null, cancellationToken)).FirstOrDefault(item => IsSame(item.RemotePath, remotePath));
    }

    /// <summary>A server that left the path out of account would give any item; one on Windows may spell it in another case.</summary>
    private static bool IsSame(string answered, string asked) => PathTail.AreEqual(answered.ToUpperInvariant(), asked.ToUpperInvariant());
}
