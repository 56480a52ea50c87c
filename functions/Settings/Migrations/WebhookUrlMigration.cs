using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>Schema 10: one address takes the webhooks of all senders, with one secret.</summary>
internal sealed class WebhookUrlMigration : ISettingsMigration
{
    private const string Key = "webhook_public_url";
    private const string Old = "/api/webhooks/plex";

    public int Version => 10;

    public void Apply(JsonObject settings, MigrationContext context)
    {
        PlexWebhookKeys.MoveIn(settings);
        foreach (JsonObject output in ServerEntries.Of(settings).Select(server => server["output"]).OfType<JsonObject>())
        {
            string url = JsonText.Of(output[Key]);
            if (url.EndsWith(Old, StringComparison.Ordinal))
            {
                output[Key] = $"{url[..^Old.Length]}/api/webhooks/incoming";
            }

            output.Remove("webhook_secret");
        }
    }
}
