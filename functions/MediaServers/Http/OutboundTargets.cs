using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>
/// Whom we may call. Private addresses are where media servers live; what must not be reached are the metadata services of clouds (link-local
/// addresses), addresses that are no host, and this app itself.
/// </summary>
public sealed class OutboundTargets
{
    private static readonly IPAddress[] Metadata =
        [IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("100.100.100.200"), IPAddress.Parse("192.0.0.192"), IPAddress.Parse("168.63.129.16")];

    private readonly HashSet<int> _ownPorts;

    /// <param name="ownPorts">Ports that this app listens on.</param>
    public OutboundTargets(IEnumerable<int> ownPorts) => _ownPorts = [.. ownPorts];

    public static OutboundTargets From(IConfiguration configuration) => new(
        $"{configuration["ASPNETCORE_URLS"]};{configuration["urls"]}".Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(url => Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out Uri? uri) ? uri.Port : 0)
            .Where(port => port > 0));

    /// <summary>What is wrong with an address as it was written, in a sentence; null when nothing is. Names are looked up only when we connect.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="url">The address, when nothing is wrong with it.</param>
    public string? WhyUnfit(string text, out Uri? url)
    {
        url = null;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? parsed) || parsed.Scheme is not ("http" or "https") || parsed.Host.Length == 0)
        {
            return "url must begin with http:// or https:// and name a host, such as http://192.168.1.10:8096";
        }

        if (parsed.UserInfo.Length > 0)
        {
            return "url must not hold a user name or password";
        }

        if (IPAddress.TryParse(parsed.DnsSafeHost.TrimEnd('.'), out IPAddress? address) && WhyRefused(address, parsed.Port) is { } refusal)
        {
            return refusal;
        }

        url = parsed;
        return null;
    }

    /// <summary>Why an address is not called, in a sentence; null when it may be.</summary>
    public string? WhyRefused(IPAddress address, int port)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.IsIPv6LinkLocal || IsLinkLocal(plain) || Metadata.Contains(plain))
        {
            return $"{plain} is a link-local or metadata address, where no media server can be";
        }

        if (plain.Equals(IPAddress.Broadcast) || plain.IsIPv6Multicast || (plain.AddressFamily == AddressFamily.InterNetwork && plain.GetAddressBytes()[0] >= 224))
        {
            return $"{plain} is no address of a host";
        }

        bool isSelf = (IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any)) && _ownPorts.Contains(port);
        return isSelf ? $"{plain}:{port} is this app itself" : null;
    }

    private static bool IsLinkLocal(IPAddress address)
        => address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..];
}

/// <summary>The address may not be called; the message says why.</summary>
public sealed class OutboundRefusedException(string message) : Exception(message);
