using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Plugins;

/// <summary>Repositories, packages and plugins. <c>DELETE /Packages/{guid}</c> is known by its path only, so it is 405.</summary>
internal sealed class PluginRoutes(JellyfinState jellyfin, Guards guards)
{
    private PluginShelf Shelf => jellyfin.Plugins;

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Repositories", "GET", "/Repositories", guards.Administrator(_ => Answer.Json(Shelf.Repositories.DeepClone()))),
        new("SetRepositories", "POST", "/Repositories", guards.Administrator(SetRepositories)) { Body = Rules.Objects(row => Rules.WantText(row, "Name", "Url")) },
        new("Packages", "GET", "/Packages", guards.Administrator(_ => ListPackages())),
        new("Package", "GET", "/Packages/{name}", guards.Administrator(Package)) { Query = [QueryRule.Optional("AssemblyGuid")] },
        new("InstallPackage", "POST", "/Packages/Installed/{name}", guards.Administrator(Install))
        {
            Query = [QueryRule.Optional("AssemblyGuid"), QueryRule.Optional("Version"), QueryRule.Optional("RepositoryUrl")],
        },
        new("Plugins", "GET", "/Plugins", guards.Administrator(_ => ListPlugins())),
        new("UninstallPlugin", "DELETE", "/Plugins/{id}", guards.Administrator(Uninstall)),
    ];

    private Answer SetRepositories(FakeExchange exchange)
    {
        Shelf.Repositories = JsonNode.Parse(exchange.Body)!.AsArray();
        return Answer.Empty(204);
    }

    private Answer ListPackages() => Answer.Json(new JsonArray([.. Shelf.Available().Select(offer => Describe(offer.Url, offer.Package))]));

    private Answer Package(FakeExchange exchange) => Shelf.Available().FirstOrDefault(offer => offer.Package.Name == exchange.Route("name")) is (var url, { } package)
        ? Answer.Json(Describe(url, package))
        : Errors.NotFound;

    private Answer Install(FakeExchange exchange)
    {
        var found = Shelf.Available()
            .Where(offer => offer.Package.Name == exchange.Route("name"))
            .Where(offer => exchange.Query["RepositoryUrl"] is not { Length: > 0 } url || offer.Url == url)
            .Where(offer => exchange.Query["AssemblyGuid"] is not { Length: > 0 } id || (Guid.TryParse(id, out var guid) && offer.Package.Id == guid))
            .Where(offer => exchange.Query["Version"] is not { Length: > 0 } version || offer.Package.Version == version)
            .Select(offer => offer.Package)
            .FirstOrDefault();
        if (found is null)
        {
            return Errors.NotFound;
        }

        Shelf.Install(found);
        return Answer.Empty(204);
    }

    private Answer ListPlugins() => Answer.Json(new JsonArray([.. Shelf.Installed.Select(plugin => new JsonObject
    {
        ["Name"] = plugin.Package.Name,
        ["Version"] = plugin.Package.Version,
        ["Id"] = Id(plugin.Package),
        ["CanUninstall"] = true,
        ["Status"] = plugin.Status,
    })]));

    private Answer Uninstall(FakeExchange exchange) =>
        Guid.TryParse(exchange.Route("id"), out var id) && Shelf.Uninstall(id) ? Answer.Empty(204) : Errors.NotFound;

    private static JsonObject Describe(string url, FakePackage package) => new()
    {
        ["name"] = package.Name,
        ["guid"] = Id(package),
        ["versions"] = new JsonArray(new JsonObject { ["version"] = package.Version, ["repositoryUrl"] = url }),
    };

    private static string Id(FakePackage package) => package.Id.ToString("N", CultureInfo.InvariantCulture);
}
