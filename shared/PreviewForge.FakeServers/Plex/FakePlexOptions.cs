using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.Plex;

/// <summary>Who a fake Plex Media Server is.</summary>
public sealed record FakePlexOptions
{
    public FakeServerOptions Server { get; init; } = new();

    public string FriendlyName { get; init; } = "Attic";

    public string MachineIdentifier { get; init; } = "9f8e7d6c5b4a";

    public string Version { get; init; } = "1.41.3.9999-aa";

    /// <summary>The owner's token; more can be allowed later.</summary>
    public string Token { get; init; } = "fake-plex-token";

    /// <summary>Plex's data folder, the one that holds <c>Media</c>; null: no part has an index.</summary>
    public string? DataFolder { get; init; }

    /// <summary>True: parts in listings carry their hash. Real servers were not seen to do that.</summary>
    public bool ShowsHashesInListings { get; init; }

    /// <summary>True: a request without any of the eight headers by which a client says who it is, is a violation. It is served all the same.</summary>
    public bool ExpectsClientHeaders { get; init; } = true;
}
