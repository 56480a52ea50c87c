namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>A device of an account, or one that is shared with it.</summary>
public sealed record PlexResource
{
    public required string Name { get; init; }

    /// <summary>What it is, joined by commas: <c>server</c>, <c>player</c>.</summary>
    public string Provides { get; init; } = "server";

    /// <summary>A server's machine identifier.</summary>
    public required string ClientIdentifier { get; init; }

    /// <summary>False: somebody else shares it with the account.</summary>
    public bool IsOwned { get; init; } = true;

    /// <summary>The token for this resource; null: it shows none.</summary>
    public string? AccessToken { get; init; }

    public IReadOnlyList<PlexConnection> Connections { get; init; } = [];

    /// <summary>A running fake server, which takes the token from now on.</summary>
    /// <param name="server">Has been started.</param>
    /// <param name="accessToken">The token for this server.</param>
    /// <param name="isOwned">False: it is shared with the account.</param>
    public static PlexResource Of(FakePlex server, string accessToken, bool isOwned = true)
    {
        server.AllowToken(accessToken);
        return new PlexResource
        {
            Name = server.Options.FriendlyName,
            ClientIdentifier = server.Options.MachineIdentifier,
            IsOwned = isOwned,
            AccessToken = accessToken,
            Connections = [new PlexConnection { Uri = server.Url }],
        };
    }
}
