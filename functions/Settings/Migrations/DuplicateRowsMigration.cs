using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 9: schema 7 and 8 both brought the same rows to a server.</summary>
internal sealed class DuplicateRowsMigration : ISettingsMigration
{
    public int Version => 9;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        foreach (JsonObject server in ServerEntries.Of(settings))
        {
            Thin(server["path_mappings"] as JsonArray, MappingKey);
            Thin(server["exclude_paths"] as JsonArray, ExcludeKey);
        }
    }

    private static void Thin(JsonArray? rows, Func<JsonNode?, string> keyOf)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        rows?.RemoveAll(row => !seen.Add(keyOf(row)));
    }

    private static string MappingKey(JsonNode? row) => row is JsonObject mapping
        ? JsonSerializer.Serialize((string[])[
            JsonText.Of(mapping["remote_prefix"], JsonText.Of(mapping["plex_prefix"])), JsonText.Of(mapping["local_prefix"]),
            .. JsonText.Ids(mapping["webhook_prefixes"]).Order(StringComparer.Ordinal)])
        : row?.ToJsonString() ?? "null";

    private static string ExcludeKey(JsonNode? row) => row is JsonObject exclude
        ? JsonSerializer.Serialize((string[])[JsonText.Of(exclude["value"]), JsonText.Of(exclude["type"], "path")])
        : JsonSerializer.Serialize((string[])[JsonText.Of(row), "path"]);
}
