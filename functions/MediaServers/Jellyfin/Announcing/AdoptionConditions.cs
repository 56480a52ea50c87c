using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Announcing;

/// <summary>What decides whether a Jellyfin without the plugin takes up tiles, and what it makes of them.</summary>
internal sealed record AdoptionConditions(JellyfinBehaviour Behaviour, IReadOnlyList<VirtualFolder> Libraries, TrickplayNumbers? Numbers)
{
    /// <summary>The library of a file, by the server's own folders; null when none holds it.</summary>
    public VirtualFolder? LibraryOf(string? remotePath) => remotePath is null
        ? null
        : Libraries.FirstOrDefault(library => library.Locations?.Any(location => PathTail.IsBelow(remotePath, location)) == true);
}

/// <summary>The server-wide trickplay options, as far as they are of our making.</summary>
/// <param name="Interval">Milliseconds.</param>
internal sealed record TrickplayNumbers(int? Interval, int? TileWidth, int? TileHeight, IReadOnlyList<int> Widths)
{
    public static TrickplayNumbers Of(JsonObject options) => new(
        Number(options[nameof(Interval)]), Number(options[nameof(TileWidth)]), Number(options[nameof(TileHeight)]),
        [.. (options["WidthResolutions"] as JsonArray ?? []).Select(Number).OfType<int>()]);

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;
}

/// <summary>Reads the conditions: three calls, once for all videos of an announcement.</summary>
internal sealed class AdoptionReader(SystemCalls system, LibraryCalls libraries, ServerConfiguration configuration)
{
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task<AdoptionConditions> ReadAsync(CancellationToken cancellationToken)
    {
        SystemInfoRow info = await system.InfoAsync(cancellationToken);
        IReadOnlyList<VirtualFolder> folders = await libraries.ListAsync(cancellationToken);
        JsonObject? options = ServerConfiguration.TrickplayOf(await configuration.ReadAsync(cancellationToken));
        return new AdoptionConditions(JellyfinBehaviour.Of(info.Version), folders, options is null ? null : TrickplayNumbers.Of(options));
    }
}
