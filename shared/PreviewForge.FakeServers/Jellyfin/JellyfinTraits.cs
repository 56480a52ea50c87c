using System.Text.Json.Nodes;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>How Jellyfin differs from Emby in what both have, and what it has by default.</summary>
internal static class JellyfinTraits
{
    public static VendorTraits Create(JellyfinRelease release) => new()
    {
        Ids = new GuidIds(),
        Credentials = new JellyfinCredentials(release),
        Names = new NameMatch(FindsLeadingArticles: false),
        GroupsVersions = true,
        TakesJoinedParents = false,
        FiltersByPath = false,
        DefaultLibraryOptions = LibraryOptions(),
        PathPrefix = release.TakesLegacyCredentials ? "/emby" : null,
    };

    public static JsonObject Configuration() => new()
    {
        ["LogFileRetentionDays"] = 3,
        ["IsStartupWizardCompleted"] = true,
        ["QuickConnectAvailable"] = true,
        ["ServerName"] = "Den",
        ["PreferredMetadataLanguage"] = "en",
        ["LibraryMonitorDelay"] = 60,
        ["TrickplayOptions"] = new JsonObject
        {
            ["EnableHwAcceleration"] = false,
            ["EnableHwEncoding"] = false,
            ["EnableKeyFrameOnlyExtraction"] = false,
            ["ScanBehavior"] = "NonBlocking",
            ["ProcessPriority"] = "BelowNormal",
            ["Interval"] = 10_000,
            ["WidthResolutions"] = new JsonArray(320),
            ["TileWidth"] = 10,
            ["TileHeight"] = 10,
            ["Qscale"] = 4,
            ["JpegQuality"] = 90,
            ["ProcessThreads"] = 1,
        },
    };

    private static JsonObject LibraryOptions() => new()
    {
        ["Enabled"] = true,
        ["EnablePhotos"] = true,
        ["EnableRealtimeMonitor"] = true,
        ["EnableLUFSScan"] = true,
        ["EnableChapterImageExtraction"] = false,
        ["ExtractChapterImagesDuringLibraryScan"] = false,
        [JellyfinOptions.Extract] = false,
        [JellyfinOptions.ExtractOnScan] = false,
        ["SaveLocalMetadata"] = false,
        ["EnableAutomaticSeriesGrouping"] = false,
        ["PreferredMetadataLanguage"] = "",
        ["MetadataCountryCode"] = "",
        ["SeasonZeroDisplayName"] = "Specials",
        ["SaveSubtitlesWithMedia"] = true,
        [JellyfinOptions.SaveWithMedia] = false,
        ["PathInfos"] = new JsonArray(),
        ["TypeOptions"] = new JsonArray(),
    };
}
