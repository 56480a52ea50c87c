using System.Net;

namespace PreviewForge.Functions.MediaServers.Webhooks;

/// <summary>Addresses of our own webhook endpoints, as others call them. Only scheme, host and port are anybody's choice: the path is always ours.</summary>
internal static class WebhookUrls
{
    /// <summary>Where every sender's webhooks are taken.</summary>
    public const string IncomingPath = "/api/webhooks/incoming";

    /// <summary>Where Plex's are taken, and were before there was one endpoint for all.</summary>
    public const string PlexPath = "/api/webhooks/plex";

    /// <summary>Scheme, host and port of an address; null when it is none with http or https, or holds a user name or password.</summary>
    public static string? OriginOf(string? text) => Uri.TryCreate(text?.Trim(), UriKind.Absolute, out Uri? url)
        && url.Scheme is "http" or "https" && url is { Host.Length: > 0, UserInfo.Length: 0 }
            ? url.GetLeftPart(UriPartial.Authority)
            : null;

    /// <summary>Our address for one server's webhooks; without a server that for all.</summary>
    public static string Of(string origin, string? serverId)
        => serverId is null ? origin + IncomingPath : $"{origin}/api/webhooks/server/{Uri.EscapeDataString(serverId)}";

    /// <summary>An address without query, fragment and trailing slashes, by which two are compared.</summary>
    public static string BaseOf(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? url)
        ? url.GetLeftPart(UriPartial.Path).TrimEnd('/')
        : text.Trim();

    /// <summary>True when an address leads to the machine that calls it, whichever that is.</summary>
    public static bool IsLoopback(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && (url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))));
}
