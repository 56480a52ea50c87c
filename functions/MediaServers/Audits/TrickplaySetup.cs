using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Probing;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>Installs and removes the plugin of a Jellyfin, and makes its trickplay options ours. What the server refuses is an answer, not a failure.</summary>
public sealed class TrickplaySetup(ServerAccess servers)
{
    private const string PluginName = "plugin of ours";

    /// <exception cref="ApiException">404, 409; 400 for another vendor.</exception>
    public async Task<PluginSteps> InstallAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        return await StepsAsync(server.Need(server.Connection.Plugin, PluginName).InstallAsync, cancellationToken);
    }

    /// <inheritdoc cref="InstallAsync"/>
    public async Task<PluginSteps> UninstallAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        return await StepsAsync(server.Need(server.Connection.Plugin, PluginName).UninstallAsync, cancellationToken);
    }

    /// <summary>Changes the server-wide trickplay options, and nothing else.</summary>
    /// <inheritdoc cref="InstallAsync" path="/exception"/>
    public async Task<OptionsAnswer> SyncOptionsAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        ITrickplayOptions options = server.Need(server.Connection.TrickplayOptions, "trickplay options");
        try
        {
            OptionsChange change = await options.SyncAsync(cancellationToken);
            return new OptionsAnswer(true, "", change.Before, change.After);
        }
        catch (MediaServerException failure)
        {
            return new OptionsAnswer(false, failure.Message, null, null);
        }
    }

    /// <summary>Everything at once: the plugin if wanted and not there, the advised switches, the options. Stops where one fails.</summary>
    /// <inheritdoc cref="InstallAsync" path="/exception"/>
    public async Task<PluginSteps> FixAllAsync(string id, JsonObject body, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        ITrickplayPlugin plugin = server.Need(server.Connection.Plugin, PluginName);
        bool isPluginWanted = body["install_plugin"]?.GetValueKind() switch
        {
            null or JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ApiException.Invalid("install_plugin must be true or false").With(new JsonObject { ["ok"] = false }),
        };
        List<PluginStep> steps = [];
        if (isPluginWanted)
        {
            steps.Add(await StepAsync("install_plugin", () => InstallIfMissingAsync(plugin, cancellationToken)));
        }

        if (steps.All(step => step.Ok))
        {
            steps.Add(await StepAsync("apply_recommended_settings", () => ApplyAsync(server, cancellationToken)));
            steps.Add(await StepAsync("sync_trickplay_options", () => SyncAsync(server, cancellationToken)));
        }

        return new PluginSteps(steps.All(step => step.Ok), steps, string.Join("; ", steps.Where(step => !step.Ok).Select(step => $"{step.Step}: {step.Detail}")));
    }

    private static async Task<(bool, string)> InstallIfMissingAsync(ITrickplayPlugin plugin, CancellationToken cancellationToken)
    {
        if ((await plugin.CheckAsync(cancellationToken)).Installed)
        {
            return (true, "It is installed already.");
        }

        PluginSteps steps = await plugin.InstallAsync(cancellationToken);
        return (steps.Ok, steps.Ok ? "Asked for; it is there after the server's restart." : steps.Error);
    }

    private static async Task<(bool, string)> ApplyAsync(OpenServer server, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> results = await server.Need(server.Connection.Flags, "settings to check").ApplyRecommendedAsync(null, cancellationToken);
        string failed = string.Join("; ", results.Where(result => result.Value != "ok").Select(result => $"{result.Key}: {result.Value}"));
        return (failed.Length == 0, failed.Length > 0 ? failed : $"{results.Count} settings changed.");
    }

    private static async Task<(bool, string)> SyncAsync(OpenServer server, CancellationToken cancellationToken)
    {
        await server.Need(server.Connection.TrickplayOptions, "trickplay options").SyncAsync(cancellationToken);
        return (true, "The options are ours.");
    }

    private static async Task<PluginStep> StepAsync(string name, Func<Task<(bool Ok, string Detail)>> act)
    {
        try
        {
            (bool isOk, string detail) = await act();
            return new PluginStep(name, isOk, detail);
        }
        catch (MediaServerException failure)
        {
            return new PluginStep(name, false, failure.Message);
        }
    }

    private static async Task<PluginSteps> StepsAsync(Func<CancellationToken, Task<PluginSteps>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act(cancellationToken);
        }
        catch (MediaServerException failure)
        {
            return new PluginSteps(false, [], failure.Message);
        }
    }
}

/// <param name="Ok">The options are ours.</param>
/// <param name="Error">Why they aren't; empty when they are.</param>
/// <param name="Before">As they were; null when they couldn't be read.</param>
/// <param name="After">As they are now.</param>
public sealed record OptionsAnswer(bool Ok, string Error, JsonObject? Before, JsonObject? After);
