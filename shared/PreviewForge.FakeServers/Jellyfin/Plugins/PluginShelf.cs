using System.Text.Json.Nodes;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin.Plugins;

/// <summary>Repositories, what they offer, and what is installed.</summary>
internal sealed class PluginShelf
{
    private readonly List<FakePlugin> _installed = [];
    private readonly List<(string Url, FakePackage Package)> _offers = [];

    public IReadOnlyList<FakePlugin> Installed => _installed;

    public JsonArray Repositories { get; set; } = [new JsonObject { ["Name"] = "Stable", ["Url"] = "https://r.example/m.json", ["Enabled"] = true }];

    /// <summary>The bridge plugin, while it runs.</summary>
    public FakePackage? Bridge => _installed.Find(plugin => plugin is { Package.IsBridge: true, IsRunning: true })?.Package;

    public void Offer(string url, FakePackage package) => _offers.Add((url, package));

    /// <summary>What the repositories that are switched on offer.</summary>
    public IEnumerable<(string Url, FakePackage Package)> Available() => _offers.Where(offer => Repositories
        .OfType<JsonObject>()
        .Any(row => Rules.TextOf(row, "Url") == offer.Url && IsEnabled(row)));

    /// <summary>Installed now, running from the next start on.</summary>
    public void Install(FakePackage package)
    {
        _installed.RemoveAll(plugin => plugin.Package.Id == package.Id);
        _installed.Add(new FakePlugin(package, FakePlugin.Restart));
    }

    /// <returns>False when it isn't there.</returns>
    public bool Uninstall(Guid id)
    {
        if (_installed.FindIndex(plugin => plugin.Package.Id == id && plugin.Status != FakePlugin.Deleted) is var at and >= 0)
        {
            _installed[at] = _installed[at] with { Status = FakePlugin.Deleted };
            return true;
        }

        return false;
    }

    /// <summary>What a start does.</summary>
    public void Reload()
    {
        _installed.RemoveAll(plugin => plugin.Status == FakePlugin.Deleted);
        for (var at = 0; at < _installed.Count; at++)
        {
            _installed[at] = _installed[at] with { Status = FakePlugin.Active };
        }
    }

    private static bool IsEnabled(JsonObject repository) =>
        repository["Enabled"] is not JsonValue value || !value.TryGetValue<bool>(out var isEnabled) || isEnabled;
}
