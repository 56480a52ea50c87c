namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>Names of the library options that matter.</summary>
internal static class JellyfinFlag
{
    /// <summary>The main switch. Off, the server deletes tiles, ours too.</summary>
    public const string Extract = "EnableTrickplayImageExtraction";

    /// <summary>Makes its own tiles, and takes up ours, whenever it refreshes an item.</summary>
    public const string OnScan = "ExtractTrickplayImagesDuringLibraryScan";

    /// <summary>Where it looks for tiles: beside the videos, or in its data folder.</summary>
    public const string WithMedia = "SaveTrickplayWithMedia";

    public const string Monitor = "EnableRealtimeMonitor";
}
