using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Cli.Stack;

/// <summary>Writes the app's <c>settings.json</c> with one media server of type <c>folder</c> per folder.</summary>
internal static class FolderServers
{
    /// <summary>The app's schema of this file; without it the app takes the file for a very old one, and migrates it.</summary>
    private const int SettingsSchema = 13;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(StateLayout layout, IReadOnlyList<string> folders, OutputChoice output, int workers)
    {
        var settings = new JsonObject
        {
            ["_schema_version"] = SettingsSchema,
            ["thumbnail_interval"] = output.IntervalSeconds,
            ["cpu_threads"] = workers,
            ["media_servers"] = new JsonArray([.. folders.Select((folder, index) => Server(folder, index + 1, output))]),
        };
        var file = Path.Combine(layout.Config, "settings.json");
        var temporary = file + ".tmp";
        File.WriteAllText(temporary, settings.ToJsonString(Indented));
        File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(temporary, file, overwrite: true);
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
