using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>What senders are called.</summary>
internal static class SenderNames
{
    /// <summary>On the wire.</summary>
    public static string Text(this Sender sender) => sender switch
    {
        Sender.Radarr => "radarr",
        Sender.Sonarr => "sonarr",
        Sender.Sportarr => "sportarr",
        Sender.Custom => "custom",
        Sender.Path => "path",
        Sender.Plex => "plex",
        Sender.Emby => "emby",
        Sender.Jellyfin => "jellyfin",
        Sender.Servarr => "servarr",
        _ => throw new ArgumentOutOfRangeException(nameof(sender), sender, "No such sender."),
    };

    /// <summary>The vendor of a sender that is a media server; null for the others.</summary>
    public static ServerType? Vendor(this Sender sender) => sender switch
    {
        Sender.Plex => ServerType.Plex,
        Sender.Emby => ServerType.Emby,
        Sender.Jellyfin => ServerType.Jellyfin,
        _ => null,
    };
}
