namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>An address under which a server may be reached.</summary>
public sealed record PlexConnection
{
    /// <summary>With scheme and port.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Host name or IP address that the client shall see; usually that of <see cref="Uri"/>.</summary>
    public string? Address { get; init; }

    /// <summary>In the same network as the client.</summary>
    public bool IsLocal { get; init; } = true;

    /// <summary>By way of Plex's own servers.</summary>
    public bool IsRelay { get; init; }
}
