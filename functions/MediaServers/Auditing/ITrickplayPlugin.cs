using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Auditing;

/// <summary>The plugin that lets a Jellyfin take up tiles at once, with their true number.</summary>
public interface ITrickplayPlugin
{
    /// <summary>Whether it answers; throws nothing but cancellation.</summary>
    Task<PluginState> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Adds the plugin's repository, asks for the install and restarts the server; it is there only after the restart.</summary>
    Task<PluginSteps> InstallAsync(CancellationToken cancellationToken);

    /// <summary>Removes the plugin and restarts the server. The repository stays.</summary>
    Task<PluginSteps> UninstallAsync(CancellationToken cancellationToken);
}

/// <param name="Installed">It answers.</param>
/// <param name="Version">Its version; empty when it isn't there.</param>
/// <param name="Error">Why it counts as not there; empty when it is.</param>
/// <param name="TrickplayRoot">Where the server keeps tiles, from its data folder; null when the plugin doesn't say.</param>
public sealed record PluginState(bool Installed, string Version, string Error, string? TrickplayRoot = null);

/// <param name="Ok">The plugin is installed or removed; a failing restart alone doesn't count against it.</param>
/// <param name="Steps">What was done.</param>
/// <param name="Error">What went wrong; empty when nothing did.</param>
public sealed record PluginSteps(bool Ok, IReadOnlyList<PluginStep> Steps, string Error = "");

public sealed record PluginStep(string Step, bool Ok, string Detail);

/// <summary>Jellyfin's server-wide trickplay options, which it takes for true when it adopts tiles without the plugin.</summary>
public interface ITrickplayOptions
{
    /// <summary>The options as they are; null when the server has none.</summary>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    Task<JsonObject?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Makes tile size, interval and width ours, and leaves everything else as it is.</summary>
    /// <exception cref="MediaServerException">The server can't be asked, or has no such options.</exception>
    Task<OptionsChange> SyncAsync(CancellationToken cancellationToken);
}

public sealed record OptionsChange(JsonObject Before, JsonObject After);
