using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.Plex.Tv;

/// <summary>The account that a fake plex.tv has.</summary>
public sealed record FakePlexTvOptions
{
    public FakeServerOptions Server { get; init; } = new();

    /// <summary>A token of the account that is good from the start.</summary>
    public string Token { get; init; } = "fake-plex-tv-token";
}
