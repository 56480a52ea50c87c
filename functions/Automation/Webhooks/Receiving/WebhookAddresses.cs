namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Where webhooks are sent to. People have these in the settings of their servers: none may ever change.</summary>
internal static class WebhookAddresses
{
    public const string Radarr = "api/webhooks/radarr";

    public const string Sonarr = "api/webhooks/sonarr";

    public const string Sportarr = "api/webhooks/sportarr";

    public const string Custom = "api/webhooks/custom";

    public const string Plex = "api/webhooks/plex";

    public const string Incoming = "api/webhooks/incoming";

    public const string Server = "api/webhooks/server/{serverId}";
}
