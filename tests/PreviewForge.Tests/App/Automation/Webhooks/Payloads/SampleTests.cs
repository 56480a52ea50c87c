using PreviewForge.Functions.Automation.Webhooks.Payloads;

namespace PreviewForge.Tests.App.Automation.Webhooks.Payloads;

/// <summary>Every kind of call of every sender, each in the form in which it is sent.</summary>
public sealed class SampleTests
{
    private const string Show = "/tv/Gannet Rock (2017)/Season 02/Gannet Rock - S02E03 - The Ebb ";
    private const string Film = "/movies/Salt Garden (2021)/";

    /// <summary>Name, sender, event, meaning, title, new paths, deleted paths, item.</summary>
    public static TheoryData<string, string, string, string, string, string, string> Expected => new()
    {
        { "sonarr-test", "Sonarr Test", "Test", "Test Title S01E01", "", "", "" },
        { "sonarr-grab", "Sonarr Grab", "Irrelevant", "Gannet Rock S02E03", "", "", "" },
        { "sonarr-upgrade", "Sonarr Download", "News", "Gannet Rock S02E03", $"{Show}WEBDL-1080p.mkv", $"{Show}HDTV-720p.mkv", "" },
        {
            "sonarr-import-complete", "Sonarr Download", "News", "Gannet Rock S02E03, S02E04",
            $"{Show}WEBDL-1080p.mkv|/tv/Gannet Rock (2017)/Season 02/Gannet Rock - S02E04 - Spring Tide WEBDL-1080p.mkv", "", ""
        },
        { "sonarr-rename", "Sonarr Rename", "News", "Gannet Rock", $"{Show}WEBDL-1080p.mkv", "/tv/Gannet Rock (2017)/Season 02/gannet.rock.s02e03.mkv", "" },
        { "sonarr-file-delete", "Sonarr EpisodeFileDelete", "News", "Gannet Rock S02E03", "", $"{Show}HDTV-720p.mkv", "" },
        { "sonarr-series-add", "Sonarr SeriesAdd", "Irrelevant", "Gannet Rock", "", "", "" },
        { "sonarr-series-delete", "Sonarr SeriesDelete", "Irrelevant", "Gannet Rock", "", "", "" },
        { "sonarr-manual-interaction", "Sonarr ManualInteractionRequired", "Irrelevant", "Gannet Rock S02E03", "", "", "" },
        { "sonarr-health", "Servarr Health", "Irrelevant", "Sonarr", "", "", "" },
        { "sonarr-health-restored", "Servarr HealthRestored", "Irrelevant", "Sonarr", "", "", "" },
        { "sonarr-application-update", "Servarr ApplicationUpdate", "Irrelevant", "Sonarr", "", "", "" },
        { "radarr-test", "Radarr Test", "Test", "Test Title", "", "", "" },
        { "radarr-grab", "Radarr Grab", "Irrelevant", "Salt Garden", "", "", "" },
        { "radarr-import", "Radarr Download", "News", "Salt Garden", $"{Film}Salt Garden (2021) Bluray-2160p Proper.mkv", "", "" },
        { "radarr-rename", "Radarr Rename", "News", "Salt Garden", $"{Film}Salt Garden (2021) Bluray-2160p Proper.mkv", $"{Film}salt.garden.2160p.mkv", "" },
        { "radarr-file-delete-upgrade", "Radarr MovieFileDelete", "News", "Salt Garden", "", $"{Film}Salt Garden (2021) Bluray-1080p.mkv", "" },
        { "radarr-movie-added", "Radarr MovieAdded", "Irrelevant", "Salt Garden", "", "", "" },
        { "radarr-movie-delete", "Radarr MovieDelete", "Irrelevant", "Salt Garden", "", "", "" },
        { "radarr-manual-interaction", "Radarr ManualInteractionRequired", "Irrelevant", "Salt Garden", "", "", "" },
        { "radarr-health", "Servarr Health", "Irrelevant", "Radarr", "", "", "" },
        { "radarr-application-update", "Servarr ApplicationUpdate", "Irrelevant", "Radarr", "", "", "" },
        { "plex-library-new", "Plex library.new", "News", "Gannet Rock - S02E03 - The Ebb", "", "", "70311" },
        { "plex-season-new", "Plex library.new", "News", "Gannet Rock - Season 2", "", "", "70310" },
        { "plex-play", "Plex media.play", "Irrelevant", "Salt Garden (2021)", "", "", "77" },
        { "plex-backup", "Plex admin.database.backup", "Irrelevant", "Plex item", "", "", "" },
        { "emby-library-new", "Emby library.new", "News", "Salt Garden (2021)", "/media/Movies/Salt Garden (2021)/Salt Garden (2021).mkv", "", "8842" },
        { "emby-season-new", "Emby library.new", "News", "Gannet Rock - Season 2", "/media/TV/Gannet Rock (2017)/Season 02", "", "9901" },
        { "emby-playback-start", "Emby playback.start", "Irrelevant", "Salt Garden", "/media/Movies/Salt Garden (2021)/Salt Garden (2021).mkv", "", "8842" },
        { "emby-notification-test", "Emby system.notificationtest", "Test", "Test Notification", "", "", "" },
        { "jellyfin-item-added", "Jellyfin ItemAdded", "News", "Gannet Rock S02E03", "", "", "11aa22bb33cc44dd55ee66ff77889900" },
        { "jellyfin-playback-start", "Jellyfin PlaybackStart", "Irrelevant", "The Ebb", "", "", "11aa22bb33cc44dd55ee66ff77889900" },
        { "jellyfin-like-emby", "Jellyfin library.new", "News", "Salt Garden (2021)", "", "", "11aa22bb33cc44dd55ee66ff77889900" },
        { "tautulli-created", "Path created", "News", "Salt Garden", "/data/Movies/Salt Garden (2021)/Salt Garden (2021).mkv", "", "6150" },
        { "tautulli-grouped", "Path created", "News", "Gannet Rock - Season 2", "", "", "70310" },
        {
            "scanner-folder-change", "Path Webhook", "News", "Salt Garden (2021).mkv",
            "/data/Movies/Salt Garden (2021)/Salt Garden (2021).mkv|/data/tv", "/data/Movies/Salt Garden (2021)/old.mkv", ""
        },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void Every_call_is_understood(string sample, string senderAndEvent, string meaning, string title, string paths, string deleted, string item)
    {
        string json = Sample.Text(sample);
        Sender sender = Assert.NotNull(Sample.SenderOf(json));
        Announcement said = Sample.Read(json, sender);

        Assert.Equal(
            (senderAndEvent, meaning, title, paths, deleted, item),
            ($"{sender} {said.EventType}", said.Meaning.ToString(), said.Title, string.Join('|', said.Paths), string.Join('|', said.DeletedPaths), said.ItemId ?? ""));
    }

    [Fact]
    public void No_sample_is_left_out() => Assert.Equal(Sample.Names.Order(StringComparer.Ordinal), Expected.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
}
