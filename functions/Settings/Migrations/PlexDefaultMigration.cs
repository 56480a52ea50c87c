using System.Text.Json;
using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>
/// Schema 12: the id <c>plex-default</c> was the same in every installation. It gets an id of its own, also where schedules and the history of webhooks
/// name it. The jobs of the application that wrote it are not ours, and stay.
/// </summary>
internal sealed class PlexDefaultMigration : ISettingsMigration
{
    private const string Old = "plex-default";

    public int Version => 12;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        JsonObject[] servers = [.. ServerEntries.Of(settings).Where(server => JsonText.Of(server["id"]) == Old)];
        if (servers.Length == 0)
        {
            return;
        }

        string id = context.NewId(Old).ToString("N");
        foreach ((int index, JsonObject server) in servers.Index())
        {
            server["id"] = index == 0 ? id : context.NewId($"{Old} {index}").ToString("N");
        }

        Replace(context.Schedules, id);
        Replace(context.WebhookHistory, id);
        context.Rename($"plex_bundle_cache_{Old}.json", $"plex_bundle_cache_{id}.json");
    }

    /// <summary>Wherever a member's value is the id: it is no word that anything else would have as its whole text.</summary>
    private static void Replace(JsonNode? node, string id)
    {
        switch (node)
        {
            case JsonObject json:
                foreach ((string key, JsonNode? value) in json.ToArray())
                {
                    ReplaceIn(value, id, replacement => json[key] = replacement);
                }

                break;
            case JsonArray list:
                for (int index = 0; index < list.Count; index++)
                {
                    int place = index;
                    ReplaceIn(list[index], id, replacement => list[place] = replacement);
                }

                break;
        }
    }

    private static void ReplaceIn(JsonNode? value, string id, Action<JsonNode> set)
    {
        if (value?.GetValueKind() == JsonValueKind.String && (string)value! == Old)
        {
            set(id);
        }
        else
        {
            Replace(value, id);
        }
    }
}
