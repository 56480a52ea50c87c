using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Jellyfin.Bridge;
using PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Auditing;

/// <summary>Whether the plugin is there, where it is needed: for tiles in the data folder, and for libraries that don't take up tiles when they are scanned.</summary>
internal static class PluginCheck
{
    /// <param name="plugin">What answered.</param>
    /// <param name="videos">Libraries with videos.</param>
    /// <param name="isUnsure">True: the libraries could not be read, so what they need isn't known.</param>
    /// <param name="besideMedia">Where the tiles are.</param>
    public static ReadinessCheck Of(BridgePresence plugin, VirtualFolder[] videos, bool isUnsure, bool besideMedia)
    {
        string[] waiting = [.. videos.Where(folder => folder.Flag(JellyfinFlag.OnScan) is false).Select(folder => folder.Key)];
        bool isRequired = !besideMedia || waiting.Length > 0 || isUnsure;
        bool isTooOld = !besideMedia && plugin is { Installed: true, KnowsDataFolder: false };
        bool isOk = plugin.Installed ? !isTooOld : !isRequired;
        return new ReadinessCheck
        {
            Id = "plugin_installed",
            Label = Label(plugin.Installed, isRequired),
            DocsAnchor = "plugin",
            Explanation = "With the plugin Jellyfin shows tiles the moment they are written, with their true number; without it, it takes them up later and guesses.",
            Ok = isOk,
            Severity = isRequired ? Severity.Critical : Severity.Info,
            Current = Current(plugin),
            Recommended = isRequired ? "installed" : "installed (optional)",
            Reason = Reason(plugin, isOk, isTooOld),
            FixAction = isOk ? null : FixDirection.Enable,
            Actions = new CheckActions(
                plugin.Installed && !isTooOld ? null : CommonChecks.Button("install_plugin", [], "Jellyfin downloads the plugin and restarts. Whoever is watching is interrupted."),
                plugin.Installed ? CommonChecks.Button("uninstall_plugin", [], "Jellyfin removes the plugin and restarts. Whoever is watching is interrupted.") : null),
            Meta = new JsonObject
            {
                ["plugin_required"] = isRequired, ["mode_a_libraries"] = new JsonArray([.. waiting.Select(id => JsonValue.Create(id))]), ["outdated"] = plugin is { Installed: true, KnowsDataFolder: false },
            },
        };
    }

    private static string Label(bool isInstalled, bool isRequired) => (isInstalled, isRequired) switch
    {
        (true, _) => "Plugin: tiles show at once",
        (false, true) => "Plugin: needed, and not there",
        (false, false) => "Plugin: not there, tiles show after the next scan",
    };

    private static string Current(BridgePresence plugin) => plugin switch
    {
        { Installed: false } => "not installed",
        { Version: "" } => "installed",
        { KnowsDataFolder: false } => $"{plugin.Version} (old)",
        _ => plugin.Version,
    };

    private static string Reason(BridgePresence plugin, bool isOk, bool isTooOld) => isOk
        ? ""
        : isTooOld
            ? $"This plugin ({plugin.Version}) can't register tiles in the data folder. Update it."
            : $"The plugin does not answer ({plugin.Error}), and without it these tiles are not shown, or only late.";
}
