using System.Text.Json;

namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Tells senders apart by the form of what they say, the surest marks first.</summary>
internal static class PayloadReading
{
    /// <returns>Null for what nobody sends that we know.</returns>
    public static Sender? SenderOf(JsonElement root, PayloadCarrier carrier) => carrier switch
    {
        PayloadCarrier.PayloadField => Sender.Plex,
        PayloadCarrier.DataField => Sender.Emby,
        _ => Server(root) ?? Servarr(root) ?? (PathPayload.Fits(root) ? Sender.Path : (Sender?)null) ?? AboutItself(root),
    };

    /// <summary>The announcement in a payload of a known sender.</summary>
    public static Announcement Read(JsonElement root, Sender sender) => sender switch
    {
        Sender.Radarr or Sender.Sonarr or Sender.Sportarr or Sender.Servarr => ServarrPayload.Read(root, sender),
        Sender.Custom or Sender.Path => PathPayload.Read(root, sender),
        Sender.Plex => PlexPayload.Read(root),
        Sender.Emby => EmbyPayload.Read(root),
        Sender.Jellyfin => JellyfinPayload.Read(root),
        _ => throw new ArgumentOutOfRangeException(nameof(sender), sender, "No such sender."),
    };

    private static Sender? Server(JsonElement root)
    {
        if (root.Has("NotificationType"))
        {
            return Sender.Jellyfin;
        }

        bool hasItem = Is(root, "Item");
        if (root.Has("Event") && (hasItem || Is(root, "Server")))
        {
            // A template of Jellyfin that imitates Emby has no item to show, only its id.
            return !hasItem && root.Has("ItemId") ? Sender.Jellyfin : Sender.Emby;
        }

        return root.Text("event") is not null && (Is(root, "Metadata") || root.Object("Server").Has("uuid")) ? Sender.Plex : null;
    }

    private static Sender? Servarr(JsonElement root)
    {
        if (root.Text("eventType") is null)
        {
            return null;
        }

        return root.Has("movie") || root.Has("movieFile") ? Sender.Radarr
            : root.Has("series") || root.Has("episodeFile") || root.Has("episodes") ? Sender.Sonarr
            : null;
    }

    /// <summary>Health and updates are the same of Sonarr and Radarr.</summary>
    private static Sender? AboutItself(JsonElement root) => root.Text("eventType") is { } name && ServarrEvents.IsKnown(name) ? Sender.Servarr : null;

    private static bool Is(JsonElement root, string name) => root.Object(name).ValueKind == JsonValueKind.Object;
}
