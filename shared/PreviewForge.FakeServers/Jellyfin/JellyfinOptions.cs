namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>Switches of a library that decide over trickplay.</summary>
public static class JellyfinOptions
{
    /// <summary>Off: 10.11 deletes tiles at every chance; 12 those in the data folder.</summary>
    public const string Extract = "EnableTrickplayImageExtraction";

    /// <summary>Scans and full refreshes adopt or make tiles.</summary>
    public const string ExtractOnScan = "ExtractTrickplayImagesDuringLibraryScan";

    /// <summary>Tiles are looked for beside the media, else in the data folder.</summary>
    public const string SaveWithMedia = "SaveTrickplayWithMedia";
}
