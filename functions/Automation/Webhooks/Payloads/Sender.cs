namespace PreviewForge.Functions.Automation.Webhooks.Payloads;

/// <summary>Who speaks, by the form of what it says. On the wire in lower case.</summary>
public enum Sender
{
    Radarr,
    Sonarr,
    Sportarr,

    /// <summary>A script, at the address for scripts.</summary>
    Custom,

    /// <summary>Whatever names paths, Tautulli included, at the address for all.</summary>
    Path,
    Plex,
    Emby,
    Jellyfin,

    /// <summary>Sonarr or Radarr about itself: nothing tells which of the two.</summary>
    Servarr,
}
