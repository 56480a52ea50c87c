using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Webhooks.Info;

/// <summary>How a person sets up the webhooks of a server that we can't set up for him.</summary>
/// <param name="PluginName">What sends them.</param>
/// <param name="InstallUrl">Where it is described.</param>
/// <param name="ConfigSteps">In their order, for people.</param>
/// <param name="SupportsCustomHeaders">False: the credential has to be part of the address.</param>
internal sealed record WebhookSender(string PluginName, string InstallUrl, IReadOnlyList<string> ConfigSteps, bool SupportsCustomHeaders)
{
    private static readonly WebhookSender Emby = new(
        "Emby Webhooks (part of Emby, needs Emby Premiere)",
        "https://emby.media/support/articles/Webhooks.html",
        [
            "In Emby, open Settings, Notifications, and add a notification of the kind Webhooks.",
            "Enter the webhook address with ?token=<token> at its end: Emby sends no headers of your choice.",
            "Choose the data type application/json.",
            "Tick New media added of Library, and nothing else is needed.",
            "Save, and press Send test notification: it appears in the history of webhooks here.",
        ],
        SupportsCustomHeaders: false);

    private static readonly WebhookSender Jellyfin = new(
        "Webhook (official Jellyfin plugin)",
        "https://github.com/jellyfin/jellyfin-plugin-webhook",
        [
            "In Jellyfin, open Dashboard, Plugins, Catalogue, install Webhook, and restart Jellyfin.",
            "Open the plugin's settings and choose Add Generic Destination.",
            "Enter the webhook address.",
            "Tick Item Added, and the item types Movies and Episodes.",
            "Tick Send All Properties.",
            "Add a request header: X-Auth-Token with the token as its value.",
            "Save. Jellyfin announces an item once it has its metadata, which may take a minute.",
        ],
        SupportsCustomHeaders: true);

    /// <summary>Null for vendors that send none this way.</summary>
    public static WebhookSender? Of(ServerType type) => type switch
    {
        ServerType.Emby => Emby,
        ServerType.Jellyfin => Jellyfin,
        _ => null,
    };
}
