using System.Text.Json.Nodes;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli.Demo;

/// <summary>Tells the app of the demo's servers. They have new addresses and tokens at each start; everything else in the file stays as it is.</summary>
internal static class DemoSettings
{
    private const string Servers = "media_servers";

    /// <exception cref="StackException">The file that is there is no JSON object.</exception>
    public static void Write(StateLayout layout, IEnumerable<DemoEntry> entries)
    {
        var file = new SettingsFile(layout);
        var settings = file.Read();
        var ours = entries.ToDictionary(entry => entry.Id, entry => entry.ToJson());
        var others = (settings[Servers] as JsonArray ?? []).Where(server => !ours.ContainsKey(IdOf(server))).Select(server => server?.DeepClone());
        settings[Servers] = new JsonArray([.. ours.Values, .. others]);
        file.Write(settings);
    }

    private static string IdOf(JsonNode? server) => server is JsonObject entry && entry["id"] is JsonValue id && id.TryGetValue<string>(out var text) ? text : "";
}
