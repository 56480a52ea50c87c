using System.Text.Json.Nodes;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Emby;

/// <summary>How Emby differs from Jellyfin in what both have.</summary>
internal static class EmbyTraits
{
    public static VendorTraits Create() => new()
    {
        Ids = new NumberIds(),
        Credentials = new EmbyCredentials(),
        Names = new NameMatch(FindsLeadingArticles: true),
        GroupsVersions = false,
        TakesJoinedParents = true,
        FiltersByPath = true,
        DefaultLibraryOptions = new JsonObject
        {
            ["EnableArchiveMediaFiles"] = false,
            ["EnablePhotos"] = true,
            ["EnableRealtimeMonitor"] = true,
            ["EnableChapterImageExtraction"] = false,
            ["ExtractChapterImagesDuringLibraryScan"] = false,
            ["ExtractTrickplayImagesDuringLibraryScan"] = false,
            ["ThumbnailImagesIntervalSeconds"] = 10,
            ["SaveLocalMetadata"] = false,
            ["SaveSubtitlesWithMedia"] = true,
            ["EnableAutomaticSeriesGrouping"] = true,
            ["PreferredMetadataLanguage"] = "",
            ["MetadataCountryCode"] = "",
            ["SeasonZeroDisplayName"] = "Specials",
            ["PathInfos"] = new JsonArray(),
        },
        PathPrefix = "/emby",
    };
}
