using System.Text.Json.Nodes;

namespace PreviewForge.Cli.Stack;

/// <summary>Writes the app's <c>settings.json</c> with one media server of type <c>folder</c> per folder.</summary>
internal static class FolderServers
{
    public static void Write(StateLayout layout, IReadOnlyList<string> folders, OutputChoice output, int workers)
    {
        var settings = SettingsFile.New();
        settings["thumbnail_interval"] = output.IntervalSeconds;
        settings["cpu_threads"] = workers;

        // Who waits at a prompt wants to hear at once that a file is not there.
        settings["webhook_retry_count"] = 0;
        settings["media_servers"] = new JsonArray([.. folders.Select((folder, index) => Server(folder, index + 1, output))]);
        new SettingsFile(layout).Write(settings);
    }

    private static JsonObject Server(string folder, int number, OutputChoice output) => new()
    {
        ["id"] = $"folder-{number}",
        ["type"] = "folder",
        ["name"] = Path.GetFileName(folder) is { Length: > 0 } name ? name : folder,
        ["enabled"] = true,
        ["libraries"] = new JsonArray(new JsonObject
        {
            ["id"] = $"folder-{number}",
            ["name"] = folder,
            ["remote_paths"] = new JsonArray(folder),
            ["enabled"] = true,
        }),
        ["path_mappings"] = new JsonArray(),
        ["exclude_paths"] = new JsonArray(),
        ["output"] = new JsonObject
        {
            ["formats"] = new JsonArray([.. output.Formats.Select(format => (JsonNode)format.ToString().ToLowerInvariant())]),
            ["width"] = output.Width,
            ["frame_interval"] = output.IntervalSeconds,
        },
    };
}
