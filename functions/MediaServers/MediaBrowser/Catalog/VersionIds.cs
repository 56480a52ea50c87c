using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Catalog;

/// <summary>Which id the vendor's calls take for one file of an item; null when a source has none.</summary>
internal delegate string? VersionId(MediaSourceRow source);

internal static class VersionIds
{
    /// <summary>Emby: the item; the source's own id is for playback alone.</summary>
    public static string? OfEmby(MediaSourceRow source) => source.ItemId;

    /// <summary>Jellyfin: each version is an item of its own, and has the source's id.</summary>
    public static string? OfJellyfin(MediaSourceRow source) => source.Id;
}
