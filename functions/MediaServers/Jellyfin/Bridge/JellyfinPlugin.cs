using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

/// <summary>Installs and removes the plugin, step by step; each step that was taken is told, whatever comes after it.</summary>
internal sealed class JellyfinPlugin(BridgePlugin bridge, PluginPackages packages) : ITrickplayPlugin
{
    private const int ErrorLength = 200;

    public async Task<PluginState> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            BridgePresence presence = await bridge.PingAsync(cancellationToken);
            return new PluginState(presence.Installed, presence.Version, presence.Error, presence.TrickplayRoot);
        }
        catch (MediaServerException failure)
        {
            return new PluginState(false, "", Short(failure.Message));
        }
    }

    public async Task<PluginSteps> InstallAsync(CancellationToken cancellationToken)
    {
        List<PluginStep> steps = [];
        JsonArray repositories = [];
        string error = await TakeAsync(steps, "read_repositories", async () =>
        {
            repositories = await packages.RepositoriesAsync(cancellationToken);
            return $"{repositories.Count} repositories";
        });
        error = error.Length > 0 ? error : await TakeAsync(
            steps, "add_repository", async () => await packages.AddRepositoryAsync(repositories, cancellationToken) ? "added" : "it was there already");
        error = error.Length > 0 ? error : await TakeAsync(steps, "queue_install", async () =>
        {
            await packages.InstallAsync(cancellationToken);
            return "Jellyfin downloads the plugin";
        });
        return error.Length > 0 ? new PluginSteps(false, steps, error) : await RestartAsync(steps, cancellationToken);
    }

    public async Task<PluginSteps> UninstallAsync(CancellationToken cancellationToken)
    {
        List<PluginStep> steps = [];
        string error = await TakeAsync(steps, "uninstall", async () => await packages.RemoveAsync(cancellationToken) ? "removed" : "it was not installed");
        return error.Length > 0 ? new PluginSteps(false, steps, error) : await RestartAsync(steps, cancellationToken);
    }

    private async Task<PluginSteps> RestartAsync(List<PluginStep> steps, CancellationToken cancellationToken)
    {
        string error = await TakeAsync(steps, "restart", async () =>
        {
            await packages.RestartAsync(cancellationToken);
            return "Jellyfin restarts";
        });
        return new PluginSteps(true, steps, error);
    }

    /// <returns>What went wrong; empty when nothing did.</returns>
    private static async Task<string> TakeAsync(List<PluginStep> steps, string name, Func<Task<string>> step)
    {
        try
        {
            steps.Add(new PluginStep(name, true, await step()));
            return "";
        }
        catch (MediaServerException failure)
        {
            string detail = Short(failure is UnexpectedAnswerException { Excerpt: { Length: > 0 } excerpt } ? $"{failure.Message} {excerpt}" : failure.Message);
            steps.Add(new PluginStep(name, false, detail));
            return detail;
        }
    }

    private static string Short(string text) => text.Length <= ErrorLength ? text : text[..ErrorLength];
}
