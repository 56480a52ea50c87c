using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>The server's settings: one document, sent back whole.</summary>
internal sealed class ConfigurationRoutes(JellyfinState jellyfin, Guards guards)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Configuration", "GET", "/System/Configuration", guards.Administrator(_ => Answer.Json(jellyfin.Configuration.DeepClone()))),
        new("SetConfiguration", "POST", "/System/Configuration", guards.Administrator(Set)) { Body = Rules.Object(_ => null) },
    ];

    private Answer Set(FakeExchange exchange)
    {
        var (sent, before) = (Rules.ObjectOf(exchange), jellyfin.Configuration);
        jellyfin.Configuration = Documents.Accept(sent, before, JellyfinTraits.Configuration());
        return Documents.Dropped(before, sent).Aggregate(
            Answer.Empty(204),
            (same, name) => exchange.Violate(ViolationKind.WrongBody, $"the body drops the setting '{name}', which goes back to its default", same));
    }
}
