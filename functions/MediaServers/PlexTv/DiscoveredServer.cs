using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.PlexTv;

/// <summary>A Plex server of an account, with the address at which it is best reached.</summary>
internal sealed record DiscoveredServer
{
    public required string Name { get; init; }

    /// <summary>The server's own id.</summary>
    public required string MachineId { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required bool Ssl { get; init; }

    public required string Uri { get; init; }

    public required bool Owned { get; init; }

    public required bool Local { get; init; }

    public required IReadOnlyList<DiscoveredConnection> Connections { get; init; }

    /// <summary>The token for this server alone, where the account's own is not taken: of a server that somebody else shares. Left out otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessToken { get; init; }

    /// <summary>Null for what is no server, or can't be reached anywhere.</summary>
    public static DiscoveredServer? From(ResourceWire resource)
    {
        DiscoveredConnection[] connections = [.. (resource.Connections ?? []).Select(DiscoveredConnection.From).OfType<DiscoveredConnection>()];
        if (resource.Provides != "server" || (connections.FirstOrDefault(connection => connection.Local) ?? connections.FirstOrDefault()) is not { } best)
        {
            return null;
        }

        return new DiscoveredServer
        {
            Name = resource.Name ?? resource.ClientIdentifier ?? "Plex",
            MachineId = resource.ClientIdentifier ?? "",
            Host = best.Address,
            Port = best.Port,
            Ssl = best.Ssl,
            Uri = best.Uri,
            Owned = resource.Owned,
            Local = best.Local,
            Connections = connections,
            AccessToken = resource.Owned ? null : resource.AccessToken,
        };
    }
}
