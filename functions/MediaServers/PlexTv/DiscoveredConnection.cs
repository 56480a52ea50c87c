namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>One address of a server.</summary>
internal sealed record DiscoveredConnection(string Uri, string Address, int Port, string Protocol, bool Ssl, bool Local, bool Relay)
{
    private const int UsualPort = 32400;

    /// <summary>What is missing is taken from what is there. Null for a row without any address.</summary>
    public static DiscoveredConnection? From(ConnectionWire? row)
    {
        System.Uri? uri = System.Uri.TryCreate(row?.Uri, UriKind.Absolute, out System.Uri? parsed) && parsed.Scheme is "http" or "https" ? parsed : null;
        if (row is null || (row.Address ?? uri?.Host) is not { Length: > 0 } address)
        {
            return null;
        }

        string protocol = row.Protocol is { Length: > 0 } said ? said : uri?.Scheme ?? "http";
        int port = row.Port ?? uri?.Port ?? UsualPort;
        return new DiscoveredConnection(
            uri is null ? $"{protocol}://{(address.Contains(':') ? $"[{address.Trim('[', ']')}]" : address)}:{port}" : row.Uri!, address, port, protocol, protocol == "https", row.Local, row.Relay);
    }
}
