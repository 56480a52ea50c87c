using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Lookup;

/// <summary>The vendor's own way from a path to an item, if it has one.</summary>
internal interface IDirectLookup
{
    /// <summary>What was done, for people, such as "asked for the exact path"; null when this server has no such way.</summary>
    Task<string?> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>The item with exactly this path; null when the server names none, which says nothing of other spellings.</summary>
    /// <exception cref="MediaServerException">The server can't be asked. It is then asked nothing else.</exception>
    Task<ServerItem?> FindAsync(string remotePath, CancellationToken cancellationToken);
}
