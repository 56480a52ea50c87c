using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Emby;

/// <summary>Emby 4.9.</summary>
public sealed class FakeEmby : FakeMediaBrowser
{
    private readonly BifRoutes _bifs;

    public FakeEmby(FakeServerOptions options)
        : base(options, NewState(options.Time), new QuietEvents())
    {
        _bifs = new BifRoutes(State);
        AddTask("RefreshTrickplayImages", "Video preview thumbnail extraction", () => { });
    }

    /// <summary>The BIF that Emby offers for a video, as a local path; null when it has none of this width (pixels).</summary>
    public string? BifOf(string itemId, int width) =>
        Read(() => State.Catalogue.Find(itemId)?.VersionWith(itemId) is { } version ? _bifs.Find(version, width) : null);

    private protected override IEnumerable<FakeEndpoint> VendorEndpoints() =>
    [
        .. new ItemRoutes(State, new ItemJson(State, null), Scanner, Events) { RefreshRules = [Rules.Flag("Recursive"), Rules.Flag("ReplaceThumbnailImages")] }.Endpoints(),
        new("Item", "GET", "/Items/{id}", BareItem) { TakesAnyQuery = true },
        .. _bifs.Endpoints(),
    ];

    private static Answer BareItem(FakeExchange exchange) =>
        exchange.Violate(ViolationKind.UnknownPath, "Emby gives an item only to a user: /Users/{user}/Items/{id}, or /Items?Ids=", Errors.NotFound);

    private static ServerState NewState(TimeProvider time) => new(EmbyTraits.Create(), time)
    {
        ServerId = "e1e2e3e4",
        ServerName = "Loft",
        Version = "4.9.1.0",
    };
}
