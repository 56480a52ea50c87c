using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>Jellyfin's whole configuration: it is read and written as one document, and the trickplay options are a part of it.</summary>
internal sealed class ServerConfiguration(MediaBrowserClient client)
{
    private const string Path = "/System/Configuration";

    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public Task<JsonObject> ReadAsync(CancellationToken cancellationToken) => client.ReadAsync(VendorRequest.Get(Path), MediaBrowserJson.Default.JsonObject, cancellationToken);

    /// <exception cref="MediaServerException">The server refused.</exception>
    public Task WriteAsync(JsonObject document, CancellationToken cancellationToken)
        => client.SendAsync(VendorRequest.Post(Path, document, MediaBrowserJson.Default.JsonObject), cancellationToken);

    public static JsonObject? TrickplayOf(JsonObject document) => document["TrickplayOptions"] as JsonObject;
}
