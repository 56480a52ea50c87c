using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>
/// The published reference has two keys for Plex webhooks at the top; they belong to a server, whatever the schema. Without a Plex server they stay.
/// </summary>
internal static class PlexWebhookKeys
{
    public const string Enabled = "plex_webhook_enabled";

    public const string Url = "plex_webhook_public_url";

    public static void MoveIn(JsonObject settings)
    {
        if ((settings.ContainsKey(Enabled) || settings.ContainsKey(Url)) && (ServerEntries.FirstEnabledPlex(settings) ?? ServerEntries.FirstPlex(settings)) is { } plex)
        {
            JsonObject output = ServerEntries.Part(plex, "output");
            Move(settings, Enabled, output, "webhook_enabled");
            Move(settings, Url, output, "webhook_public_url");
        }
    }

    /// <summary>What the server says already is newer.</summary>
    private static void Move(JsonObject settings, string from, JsonObject output, string to)
    {
        if (settings.Remove(from, out JsonNode? value) && value is not null && output[to] is null)
        {
            output[to] = value;
        }
    }
}
