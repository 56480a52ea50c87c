using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Plugins;

/// <summary>The bridge plugin's calls; 404, and no violation, while it isn't running.</summary>
internal sealed class BridgeRoutes(JellyfinState jellyfin, Guards guards)
{
    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("BridgePing", "GET", "/MediaPreviewBridge/Ping", _ => WhenRunning(Ping)) { NeedsToken = false },
        new("BridgeResolvePath", "GET", "/MediaPreviewBridge/ResolvePath", guards.Administrator(exchange => WhenRunning(_ => ResolvePath(exchange))))
        {
            Query = [QueryRule.Optional("Path")],
        },
        new("BridgeRegister", "POST", "/MediaPreviewBridge/Trickplay/{id}", guards.Administrator(exchange => WhenRunning(_ => Register(exchange))))
        {
            Query = [QueryRule.Required("Width"), QueryRule.Required("IntervalMs"), Rules.Flag("SaveWithMedia")],
        },
    ];

    private Answer WhenRunning(Func<FakePackage, Answer> serve) =>
        jellyfin.Plugins.Bridge is { } package ? serve(package) : Answer.Empty(404);

    private static Answer Ping(FakePackage package)
    {
        var ping = new JsonObject { ["plugin"] = "MediaPreviewBridge", ["version"] = package.Version, ["ok"] = true };
        if (package.SaysTrickplayRoot)
        {
            ping["trickplayRoot"] = TrickplayPlaces.DataRoot;
        }

        return Answer.Json(ping);
    }

    private Answer ResolvePath(FakeExchange exchange)
    {
        if (exchange.Query["Path"] is not { } path || string.IsNullOrWhiteSpace(path))
        {
            return Error(400, "path is required");
        }

        return jellyfin.Server.Catalogue.FindByPath(path) is { } item && item.VersionAt(path) is { } version
            ? Answer.Json(new JsonObject { ["itemId"] = version.Id, ["name"] = item.Name, ["type"] = item.Kind.ToString() })
            : Error(404, "no item has this path");
    }

    private Answer Register(FakeExchange exchange)
    {
        if (Positive(exchange, "Width") is not { } width || Positive(exchange, "IntervalMs") is not { } interval)
        {
            return Error(400, "width and intervalMs must be positive");
        }

        var id = exchange.Route("id");
        if (jellyfin.Server.Catalogue.Find(id) is not { } item)
        {
            return Error(404, "no such item");
        }

        if (item.VersionWith(jellyfin.Server.Traits.Ids.Normalize(id)) is not { } version)
        {
            return Error(400, "not a video");
        }

        var withMedia = !string.Equals(exchange.Query["SaveWithMedia"], "false", StringComparison.OrdinalIgnoreCase);
        return Count(version, new TileSet(width, BridgeCount.Columns, BridgeCount.Rows), withMedia, interval);
    }

    private Answer Count(MediaVersion version, TileSet set, bool withMedia, int interval)
    {
        if (jellyfin.Places.Folder(version, set, withMedia) is not { } folder || TileFolder.Sheets(folder) is not { Count: > 0 } sheets)
        {
            return Error(404, "no tiles in the folder");
        }

        if (BridgeCount.Count(sheets, interval) is not { } counted)
        {
            return Error(400, "the tiles can't be read");
        }

        jellyfin.Rows.Save(counted with { ItemId = version.Id, Width = set.Width });
        return Answer.Empty(204);
    }

    private static int? Positive(FakeExchange exchange, string name) =>
        int.TryParse(exchange.Query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static Answer Error(int status, string sentence) => Answer.Json(new JsonObject { ["error"] = sentence }, status);
}
