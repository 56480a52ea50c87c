using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

/// <summary>The plugin's three calls. Whether it is there is asked once, as long as the server answers at all.</summary>
internal sealed class BridgePlugin(MediaBrowserClient client)
{
    /// <summary>A server that doesn't know the path may take long to say so.</summary>
    private static readonly TimeSpan PingDeadline = TimeSpan.FromSeconds(10);

    private BridgePresence? _presence;

    /// <exception cref="MediaServerException">The server can't be asked, which says nothing of the plugin.</exception>
    public async Task<BridgePresence> PingAsync(CancellationToken cancellationToken)
    {
        if (_presence is not null)
        {
            return _presence;
        }

        VendorRequest request = VendorRequest.Get("/MediaPreviewBridge/Ping") with { Deadline = PingDeadline };
        VendorReply reply = await client.AskAsync(request, cancellationToken);
        return _presence = (int)reply.Status switch
        {
            200 => PresenceOf(BridgeReplies.Read(reply, MediaBrowserJson.Default.BridgePing)),
            400 or 404 or 405 => new BridgePresence(false, "", $"HTTP {(int)reply.Status}", null),
            _ => throw client.Refusal(request, reply),
        };
    }

    private static BridgePresence PresenceOf(BridgePing? ping) => ping is { Ok: true }
        ? new BridgePresence(true, ping.Version ?? "", "", string.IsNullOrWhiteSpace(ping.TrickplayRoot) ? null : ping.TrickplayRoot)
        : new BridgePresence(false, "", "The answer is not the plugin's", null);

    /// <summary>The item of an exact path; null when the plugin knows none.</summary>
    /// <exception cref="MediaServerException">The server can't be asked, or the plugin is gone.</exception>
    public async Task<string?> ResolveAsync(string remotePath, CancellationToken cancellationToken)
    {
        VendorRequest request = VendorRequest.Get("/MediaPreviewBridge/ResolvePath").With("path", remotePath);
        VendorReply reply = await client.AskAsync(request, cancellationToken);
        return (int)reply.Status switch
        {
            200 => BridgeReplies.Read(reply, MediaBrowserJson.Default.BridgeItem)?.ItemId is { Length: > 0 } id ? ItemIds.Normalize(id) : null,
            400 or 404 => null,
            _ => throw client.Refusal(request, reply),
        };
    }

    /// <summary>Makes the server show a set of tiles with its true numbers.</summary>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task<Registration> RegisterAsync(TileSet set, CancellationToken cancellationToken)
    {
        VendorRequest request = VendorRequest.Post($"/MediaPreviewBridge/Trickplay/{Uri.EscapeDataString(set.ItemId)}")
            .With("width", set.Width).With("intervalMs", set.IntervalMilliseconds).With("saveWithMedia", set.BesideMedia ? "true" : "false");
        VendorReply reply = await client.AskAsync(request, cancellationToken);
        string? error = BridgeReplies.Read(reply, MediaBrowserJson.Default.BridgeError)?.Error;
        switch ((int)reply.Status)
        {
            case >= 200 and < 300:
                return new Registration.Done();
            case 404 when error is null:
                _presence = new BridgePresence(false, "", "HTTP 404", null);
                return new Registration.NoPlugin();
            case 404:
                return new Registration.NothingThere(error);
            case 401 or 403:
                throw client.Refusal(request, reply);
            default:
                return new Registration.Refused(error ?? client.Refusal(request, reply).Message);
        }
    }
}

/// <param name="Installed">It answers.</param>
/// <param name="Version">Its version; empty when it isn't there.</param>
/// <param name="Error">Why it counts as not there.</param>
/// <param name="TrickplayRoot">Where the server keeps tiles, from its data folder; null for builds that can't keep them there.</param>
internal sealed record BridgePresence(bool Installed, string Version, string Error, string? TrickplayRoot)
{
    /// <summary>Builds that don't name the folder register everything as lying beside the videos.</summary>
    public bool KnowsDataFolder => Installed && TrickplayRoot is not null;
}

/// <param name="ItemId">The version.</param>
/// <param name="Width">The width in the name of its folder, in pixels.</param>
/// <param name="IntervalMilliseconds">Between two pictures.</param>
/// <param name="BesideMedia">False: in the server's data folder.</param>
internal sealed record TileSet(string ItemId, int Width, int IntervalMilliseconds, bool BesideMedia);

/// <summary>What became of a registration.</summary>
internal abstract record Registration
{
    private Registration()
    {
    }

    public sealed record Done : Registration;

    /// <summary>Nobody answers these calls any more.</summary>
    public sealed record NoPlugin : Registration;

    /// <summary>The plugin finds no item or no tiles.</summary>
    /// <param name="Detail">Its words.</param>
    public sealed record NothingThere(string Detail) : Registration;

    /// <param name="Detail">Its words, or the status.</param>
    public sealed record Refused(string Detail) : Registration;
}
